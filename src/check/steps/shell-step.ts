import { shellWord } from '../../base/quote.ts';
import type { Step } from './step.ts';
import { templateWord, variableOf } from './template.ts';

const bases = { api: '$TARGET', upload: '$UPLOAD_TARGET', files: '$FILES_TARGET' } as const;

/**
 * The lines of a script that send one step again.
 * @param number of the step, from 1
 * @param needed names that later steps use; others that its answer gives may be missing
 */
export function shellStep(step: Step, number: number, needed: ReadonlySet<string>): string[] {
  const { operation, by, body, takes = {}, status, answer } = step;
  const heading = [
    '',
    `# ${number}. ${by}: ${comment(operation)}${status === 0 ? '' : ` → ${status} ${comment(answer)}`}`,
  ];
  if (operation === 'login') return [...heading, `login "$${variableOf(`${by}.userId`)}"`];
  if (operation === 'plant') return [...heading, `plant ${templateWord(body?.text ?? '{}')}`];
  const names = Object.keys(takes).flatMap(name => variableOf(name) ?? []);
  const ways = Object.entries(takes).map(([name, path]) =>
    shellWord(`${needed.has(name) ? '' : '?'}${JSON.stringify(path)}`),
  );
  const reads = names.map(name => `read -r ${name}`).join('; ');
  const taken = names.length === 0 ? [] : [`take ${number} ${ways.join(' ')}`, `{ ${reads}; } <"$DIR/taken"`];
  return [...heading, ...filesOf(step), [`call ${number}`, ...argumentsOf(step)].join(' \\\n  '), ...taken];
}

function argumentsOf({
  method,
  service,
  path,
  carried,
  parameters,
  query = {},
  headers = {},
  files = [],
  body,
}: Step) {
  const fields = Object.entries(parameters).map(([name, value]) => templateWord(`${name}=${value}`));
  const flag = carried === 'multipart' ? '--form-string' : '--data-urlencode';
  const search = carried === 'query' || Object.keys(query).length === 0 ? '' : `?${encoded(query)}`;
  const isPlain = method === 'GET' || (method === 'POST' && (carried !== 'query' || body));
  const address = `"${bases[service]}"${templateWord(`${path}${search}`)}`;
  const how = method === 'HEAD' ? ['--head'] : isPlain ? [] : [`-X ${shellWord(method)}`];
  const all =
    carried === 'query'
      ? [...Object.entries(query).map(([name, value]) => templateWord(`${name}=${value}`)), ...fields]
      : fields;
  return [
    ...how,
    ...(carried === 'query' && all.length > 0 ? ['-G'] : []),
    address,
    ...Object.entries(headers).map(([name, value]) => `-H ${templateWord(`${name}: ${value}`)}`),
    ...(carried === 'none' ? [] : all.map(field => `${flag} ${field}`)),
    ...(carried === 'form' && all.length === 0 ? ["--data ''"] : []),
    ...files.map(
      ({ field, name }, index) =>
        `-F ${shellWord(`${field}=@`)}"$DIR/file${index}"${shellWord(`;filename="${name.replace(/["\\]/g, '\\$&')}"`)}`,
    ),
    ...(body
      ? [`-H ${templateWord(`Content-Type: ${body.type}`)}`, `--data-binary ${templateWord(body.text)}`]
      : []),
  ];
}

/** Writes the files that go along. */
function filesOf({ files = [] }: Step): string[] {
  return files.map(({ base64 = '', seeded }, index) => {
    const made = seeded
      ? `seeded ${whole(seeded.seed)} ${whole(seeded.length)}`
      : `unpack ${shellWord(base64)}`;
    return `${made} >"$DIR/file${index}"`;
  });
}

/** A number of a report, which anybody may have written, as one word of a script. */
const whole = (value: number) => String(Math.trunc(Number(value)) || 0);

function encoded(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%7B%7B', '{{').replaceAll('%7D%7D', '}}')}`,
    )
    .join('&');
}

/** Foreign text on one line of a comment. */
function comment(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
