import { excerpt } from '../../base/excerpt.ts';
import { wireBreaches } from '../../spec/wire-rules.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';

/** What every answer of a JSON operation has to be on the wire, and how strictly it is JSON. */
export function transport(exchange: Exchange): Breach[] {
  const { operation, failure, status, headers, text, problems, request } = exchange;
  if (failure) {
    const { kind, message } = failure;
    const source = 'document';
    const must = 'must answer, and wholly';
    return [
      {
        rule: `wire-${kind}`,
        pointer: '',
        message: must,
        source,
        expected: 'a complete answer',
        got: message,
      },
    ];
  }
  const { method } = request;
  const head = { operation, method, status, headers, text, origin: request.headers.Origin };
  const found = wireBreaches(head).map((breach): Breach => ({ ...breach, pointer: '' }));
  const isJson = operation.id !== 'getFile' && method !== 'OPTIONS' && method !== 'HEAD';
  if (!isJson || (operation.service === 'upload' && status === 413)) return found;
  const unstrict = problems.map(
    ({ rule, pointer, message }): Breach => ({
      rule: `wire-${rule}`,
      pointer,
      message,
      // It is escaped as JSON allows; an old text may have been cut there.
      source: rule === 'surrogate' ? 'judgement' : 'document',
      expected: 'strict JSON in UTF-8',
      got: unstrictText(rule, message, text),
    }),
  );
  return [...found, ...unstrict];
}

/** What stands where the JSON goes wrong. */
function unstrictText(rule: string, message: string, text: string): string {
  if (text === '') return 'an empty answer';
  const [, rest] = /, goes on with (.*)$/s.exec(message) ?? [];
  return `${rule === 'bom' ? 'a byte order mark before ' : ''}${rest ?? excerpt(text)}`;
}
