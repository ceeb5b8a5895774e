import type { OperationView } from './contract-reader.ts';

/** Values of parameters by name; an empty one is left out. */
export type ParameterValues = Readonly<Record<string, string>>;

/** The path and the query of a request. */
export interface AppRequest {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The values of the contract's example; the token is the chosen user's. */
export function exampleOf({ parameters }: Pick<OperationView, 'parameters'>): ParameterValues {
  const given = parameters.filter(({ name, example }) => example !== '' && name !== 'access_token');
  return Object.fromEntries(given.map(({ name, example }) => [name, example]));
}

/** The request with these values. */
export function requestOf({ path, parameters }: OperationView, values: ParameterValues): AppRequest {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place } of parameters) {
    const value = values[name] ?? '';
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else if (place === 'query' && value !== '') query.set(name, value);
  }
  return { path: filled, query };
}

/** The form of an operation that takes one. */
export function uploadForm(values: ParameterValues, file: File | undefined): FormData {
  const form = new FormData();
  if (file) form.append('file', file, file.name);
  for (const [name, value] of Object.entries(values)) if (value !== '') form.append(name, value);
  return form;
}

/** A command that sends it; what is pasted into a shell must not end its quotes. */
export function curlOfApp(root: URL, { path, query }: AppRequest, session: string | undefined): string {
  const url = new URL(path.replace(/^\//, ''), root);
  url.search = query.toString();
  const header = session === undefined ? '' : ` -H 'X-Mock-Session: ${session}'`;
  return `curl '${url.href.replaceAll("'", '%27')}'${header}`;
}
