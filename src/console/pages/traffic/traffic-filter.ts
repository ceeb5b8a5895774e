import type { Schemas } from '../../../control-api/operations.ts';

type Entry = Schemas['RequestEntry'];

/** The requests to show; an empty text lets all pass. */
export interface Filter {
  readonly text: string;
  readonly operation: string;
  readonly verdict: Entry['verdict'] | '';
  readonly resultCode: string;
}

export const noFilter: Filter = { text: '', operation: '', verdict: '', resultCode: '' };

/** Makes the function that says whether a request passes: every word of the text is somewhere in it, and the rest is as asked. */
export function trafficFilter({ text, operation, verdict, resultCode }: Filter): (entry: Entry) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entry => {
    if (operation !== '' && entry.operationId !== operation) return false;
    if (verdict !== '' && entry.verdict !== verdict) return false;
    if (resultCode !== '' && !String(entry.resultCode ?? '').startsWith(resultCode)) return false;
    if (words.length === 0) return true;
    const all = searched(entry);
    return words.every(word => all.includes(word));
  };
}

function searched(entry: Entry): string {
  const { method, path, operationId = '', companion = '', parameters, warnings } = entry;
  const { fault = '', session = '', live } = entry;
  const { userId = '', nickname = '' } = entry.caller ?? {};
  const values = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  const frame = live ? JSON.stringify(live) : '';
  return [
    method,
    path,
    operationId,
    companion,
    ...values,
    ...warnings,
    fault,
    session,
    frame,
    userId,
    nickname,
  ]
    .join('\n')
    .toLowerCase();
}
