import { shellWord } from '../base/quote.ts';
import type { JournalEntry } from './journal.ts';

/**
 * A command line that repeats a request, with what was hidden as a variable: `$TOKEN`, `$PASSWORD`. A frame of the live
 * connection has none.
 * @param baseUrl without a trailing slash
 */
export function curlOfEntry(entry: JournalEntry, baseUrl: string): string {
  const { method, path, session, operationId, live } = entry;
  if (live) return '';
  const parts = ['curl -sS'];
  if (session !== undefined) parts.push(`-H ${shellWord(`X-Mock-Session: ${session}`)}`);
  if (operationId === 'uploadFile')
    return [...parts, "-F 'file=@FILE'", shellWord(`${baseUrl}${path}`)].join(' ');
  const fields = Object.entries(entry.parameters());
  if (method === 'POST') {
    if (fields.length === 0) parts.push('-X POST');
  } else {
    if (fields.length > 0) parts.push('-G');
    if (method === 'HEAD') parts.push('-I');
    else if (method !== 'GET') parts.push(`-X ${method}`);
  }
  parts.push(shellWord(`${baseUrl}${path}`));
  for (const [name, value] of fields) {
    parts.push(
      value === '***'
        ? `--data-urlencode ${shellWord(`${name}=`, { variable: variableOf(name) })}`
        : `--data-urlencode ${shellWord(`${name}=${value}`)}`,
    );
  }
  return parts.join(' ');
}

function variableOf(name: string): string {
  return name === 'access_token' ? 'TOKEN' : name.replace(/\W/g, '_').replace(/^\d/, '_$&').toUpperCase();
}
