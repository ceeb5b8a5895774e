import { encode } from './client.ts';
import type { SentRequest } from './exchange.ts';
import type { Redact } from './redact.ts';

/** A command line that repeats a request, with secrets as environment variables. */
export function curlOf(
  { method, url, parameters, carried, headers, files }: SentRequest,
  redact: Redact,
): string {
  const extra = Object.entries(headers).map(([name, value]) => ` -H ${quoted(redact(`${name}: ${value}`))}`);
  const verb = method === 'GET' ? '' : ` -X ${method}`;
  if (carried === 'query')
    return `curl -sS${verb}${extra.join('')} ${quoted(redact(`${url}?${encode(parameters)}`))}`;
  const fields = Object.entries(parameters).map(([name, value]) =>
    carried === 'multipart'
      ? ` -F ${quoted(redact(`${name}=${value}`))}`
      : ` --data-urlencode ${quoted(redact(`${name}=${value}`))}`,
  );
  const parts = files.map(name => ` -F ${quoted(`file=@${name}`)}`);
  return `curl -sS${verb}${extra.join('')}${carried === 'none' ? '' : fields.join('')}${parts.join('')} ${quoted(redact(url))}`;
}

/** Double quotes where a variable has to be filled in, single ones elsewhere. */
function quoted(text: string): string {
  if (!/\$IMAPI_/.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text.replace(/["\\`]|\$(?!IMAPI_)/g, character => `\\${character}`);
  return `"${escaped}"`;
}
