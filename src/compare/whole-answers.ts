import { redactor } from '../check/wire/redact.ts';
import { hidden, isSecret } from '../spec/secrets.ts';
import { type ComparedAnswer, shownCode } from './ask.ts';
import type { AnswerComparer, AnswerDifference } from './differences.ts';

/** Headers that clients act on. */
const compared = ['content-type', 'access-control-allow-origin', 'content-encoding', 'location'];

/** Milliseconds that one server may take longer than the other. */
const muchSlower = 1500;

/** Whether one server took much longer than the other. */
export function isSlower(a: ComparedAnswer, b: ComparedAnswer): boolean {
  return a.status > 0 && b.status > 0 && Math.abs(a.durationMs - b.durationMs) > muchSlower;
}

/** The difference between a slow server and one that is not. */
export function slowness(a: ComparedAnswer, b: ComparedAnswer): AnswerDifference {
  const [one, other] = [a, b].map(({ durationMs }) => `${(durationMs / 1000).toFixed(1)} s`);
  return { rule: 'slow', pointer: '', a: String(one), b: String(other) };
}

/** Differences of two answers, from the status to the last field. */
export function differencesOf(
  a: ComparedAnswer,
  b: ComparedAnswer,
  comparer: AnswerComparer,
): AnswerDifference[] {
  if (a.status !== b.status)
    return [{ rule: 'status', pointer: '', a: String(a.status), b: String(b.status) }];
  const headers = compared.flatMap((name): AnswerDifference[] => {
    const [one, other] = [a, b].map(({ headers }) =>
      (headers.get(name) ?? 'absent').replaceAll(' ', '').toLowerCase(),
    );
    return one === other ? [] : [{ rule: 'header', pointer: `/${name}`, a: String(one), b: String(other) }];
  });
  if (a.problems !== b.problems)
    return [
      ...headers,
      { rule: 'body', pointer: '', a: a.problems || 'good JSON', b: b.problems || 'good JSON' },
    ];
  const [codeA, codeB] = [shownCode(a), shownCode(b)];
  if (codeA !== codeB) return [...headers, { rule: 'code', pointer: '/resultCode', a: codeA, b: codeB }];
  return [...headers, ...comparer.compare(a.json, b.json)];
}

/** A difference without what nobody may see. */
export function masked(difference: AnswerDifference): AnswerDifference {
  const redact = redactor([]);
  const isHidden = isSecret(difference.pointer.slice(difference.pointer.lastIndexOf('/') + 1));
  const shown = (text: string) => (isHidden ? hidden : redact(text));
  return { ...difference, a: shown(difference.a), b: shown(difference.b) };
}
