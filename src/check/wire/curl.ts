import { shellWord } from '../../base/quote.ts';
import { encodeParameters } from './client.ts';
import type { SentRequest } from './exchange.ts';
import type { Redact } from './redact.ts';

/** A command line that repeats a request, with secrets as environment variables. */
export function curlOfSent(
  { method, url, parameters, carried, headers, files }: SentRequest,
  redact: Redact,
): string {
  const word = (text: string) => shellWord(...partsOf(redact(text)));
  const fields = Object.entries(parameters).map(([name, value]) => word(`${name}=${value}`));
  // A value that begins with @ or < would be read from a file with -F.
  const flag = carried === 'multipart' ? '--form-string' : '--data-urlencode';
  return [
    'curl -sS',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${word(`${name}: ${value}`)}`),
    ...(carried === 'form' || carried === 'multipart' ? fields.map(field => `${flag} ${field}`) : []),
    ...files.map(name => `-F ${shellWord(`file=@${name}`)}`),
    word(carried === 'query' ? `${url}?${encodeParameters(parameters)}` : url),
  ].join(' ');
}

/** A redacted text, cut where a variable stands in it. */
function partsOf(text: string): (string | { readonly variable: string })[] {
  const names = text.split(/\$(IMAPI_(?:[A-Z]+_)?TOKEN(?:_(?:CHANGED|HALF|SWAPPED))?)/);
  return names.map((part, index) => (index % 2 === 1 ? { variable: part } : part));
}
