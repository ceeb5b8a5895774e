import type { OperationId } from '../../spec/contract.ts';
import { resultCode } from '../../spec/result-codes.ts';
import { valueIn } from '../report/formats/value-words.ts';
import { type Finding, lastingMessage } from '../verdict/finding.ts';
import type { Cause } from './cause.ts';
import type { Context, Sentence } from './context.ts';
import { isNothing } from './is-nothing.ts';
import { isLetIn, letIn } from './let-in.ts';
import { zoneOf } from './zone.ts';

type Headline = Pick<Cause, 'headline' | 'headlineZh'>;
type Known = Pick<Context, 'operations' | 'forbidden'>;

/**
 * What is broken, in which operation, and in which field, as one sentence.
 * @param alike operations that have it all alike; absent where it is one that is broken
 */
export function headlineOf(
  best: Finding,
  suspect: OperationId | undefined,
  alike: 'all' | readonly OperationId[] | undefined,
  known: Known,
): Headline {
  const [headline, headlineZh] = sentence(atField(best), suspect, alike, known);
  return { headline, headlineZh };
}

function sentence(
  best: Finding,
  suspect: OperationId | undefined,
  alike: 'all' | readonly OperationId[] | undefined,
  { operations, forbidden }: Known,
): Sentence {
  const { operation, claimed, harm } = best;
  const field = isOfCode(best) ? '' : fieldAt(best.pointer);
  const effectOf = (id: OperationId) => operations.find(it => it.operation === id)?.effect ?? 'read';
  const [what, whatZh] = isLetIn(best)
    ? letIn(best, effectOf(operation))
    : isDone(best)
      ? notRefused(best, forbidden)
      : inZone(best, wrong(best));
  if (alike === 'all') {
    const at = field === '' ? '' : `${field} `;
    return [`All operations alike: ${at}${what}`, `所有接口：${at}${whatZh}`];
  }
  if (alike) return [`${alike.join(', ')} alike: ${what}`, `${alike.join('、')} 均如此：${whatZh}`];
  if (suspect === undefined || suspect === operation) {
    // What a case claims is a sentence of its own; what the contract says of a field is about the field.
    const start = claimed || field === '' ? '' : `${field} `;
    const end = claimed && field !== '' ? ` (${field})` : '';
    return [`${operation}: ${start}${what}${end}`, `${operation}：${start}${whatZh}${end}`];
  }
  const effect = effectOf(suspect);
  if (isOfCode(best))
    return [`${suspect}: afterwards ${operation} ${what}`, `${suspect}：之后 ${operation} ${whatZh}`];
  if (effect !== 'read' && harm === 'loss') {
    const name = nameIn(field);
    const place = name === '' ? operation : `${name} in ${operation}`;
    const placeZh = name === '' ? operation : `${operation} 的 ${name}`;
    return [
      `${suspect} reports success, but ${place} is wrong afterwards: ${what}`,
      `${suspect} 返回成功，但之后 ${placeZh} 不对：${whatZh}`,
    ];
  }
  if (effect !== 'read' && claimed && harm === 'units' && isNothing(best.got))
    return notThere(best, suspect, field);
  const place = field === '' ? operation : `${operation}, ${field}`;
  const placeZh = field === '' ? operation : `${operation} 的 ${field}`;
  const start = claimed || field === '' ? '' : `${nameIn(field)} `;
  return [`${suspect}: ${start}${what} (seen in ${place})`, `${suspect}：${start}${whatZh}（见 ${placeZh}）`];
}

/** A finding at the field in which two parts of answers differ, where they were compared as a whole. */
function atField(finding: Finding): Finding {
  const [, got, at] = /^(.*) at ((?:\/[a-z]\w*)+)$/is.exec(finding.got) ?? [];
  if (got === undefined || at === undefined || finding.pointer === '') return finding;
  return { ...finding, got, pointer: `${finding.pointer}${at}` };
}

/** What is wrong, with how far off it is where that is another zone. */
function inZone(best: Finding, said: Sentence): Sentence {
  const quarters = best.harm === 'units' ? zoneOf(best) : undefined;
  if (quarters === undefined) return said;
  const hours = Math.abs(quarters) / 4;
  return [
    `${said[0]}; it is ${hours} hours off, as in another time zone`,
    `${said[1]}；相差 ${hours} 小时，像是时区不对`,
  ];
}

/** What was written does not show at all, whatever the case wanted to know of it. */
function notThere(
  { operation, got, message, messageZh = message }: Finding,
  suspect: OperationId,
  at: string,
): Sentence {
  const name = nameIn(at);
  const [there, thereZh] = /^(?:|absent.*)$/.test(got) ? ['not there', '不存在'] : [got, got];
  return [
    `${suspect} reports success, but ${name === '' ? 'it' : name} is ${there} in ${operation} afterwards: ${message}`,
    `${suspect} 返回成功，但之后 ${operation} 的 ${name === '' ? '结果' : name} ${thereZh === got ? '为 ' : ''}${thereZh}：${messageZh}`,
  ];
}

/** The last name of a place in an answer; empty for the whole answer. */
function nameIn(field: string): string {
  const name = field.split(/[.#]/).at(-1)?.replace('[]', '') ?? '';
  return name === 'data' ? '' : name;
}

/** Whether it is about the result code alone. */
const isOfCode = ({ rule }: Finding) => /^result-code-|^undeclared-code$|^result-code$/.test(rule);

/** What is not as it has to be, with the values where they are short. */
function wrong(best: Finding): Sentence {
  const { rule, operation, got } = best;
  if (rule.startsWith('result-code-')) return wrongCode(rule.slice('result-code-'.length), got);
  const whole = lastingMessage(best.message);
  const { messageZh = whole } = best;
  const message = whole.startsWith(`${operation} `) ? whole.slice(operation.length + 1) : whole;
  const values = shortValues(best);
  if (!values) return [message, messageZh];
  const { expected } = values;
  const [wantedZh, gotZh] = [valueIn(expected, 'zh'), valueIn(got, 'zh')];
  // What had to be is said only once.
  const isSaid = messageZh.includes('应') || expected === 'no such field';
  const due = isSaid && !best.claimed ? '' : `应为 ${wantedZh}，`;
  return [
    best.claimed ? `${message} (expected ${expected}, got ${got})` : withValue(message, got),
    `${messageZh}（${due}实际为 ${gotZh}）`,
  ];
}

/** A rule of the contract with the value that broke it, where the sentence has not got it. */
function withValue(message: string, got: string): string {
  if (message.includes(got) || /, (?:is|has|says|goes on|found) /.test(message)) return message;
  return `${message}${message.startsWith('must be ') ? ', is' : ':'} ${got}`;
}

function wrongCode(wanted: string, got: string): Sentence {
  const [, code] = /^result code (\S+)$/.exec(got) ?? [];
  if (code === undefined)
    return [`returns ${got}, not ${wanted}`, `应返回结果码 ${wanted}，实际${valueIn(got, 'zh')}`];
  const [refused, refusedZh] = withReason(code);
  const [due, dueZh] = withReason(wanted);
  if (wanted === '1') return [`must succeed, but returns ${refused}`, `应成功，却返回结果码 ${refusedZh}`];
  return [`refuses with ${refused}, not with ${due}`, `应返回结果码 ${dueZh}，实际为 ${refusedZh}`];
}

/** Whether something was done that had to be refused. */
const isDone = ({ rule, got }: Finding) =>
  rule.startsWith('result-code-') && rule !== 'result-code-1' && got === 'result code 1';

/** Something was done that had to be refused: who may not do what, or else what the code says. */
function notRefused({ rule, cases }: Finding, forbidden: Known['forbidden']): Sentence {
  const [due, dueZh] = withReason(rule.slice('result-code-'.length));
  const tried = cases.find(id => forbidden.has(id)) ?? '';
  const [who, whoZh] = forbidden.get(tried) ?? ['', ''];
  return [
    `reports success, but must refuse with ${due}${who && `: ${who}`}`,
    `应拒绝（结果码 ${dueZh}），却返回成功${whoZh && `：${whoZh}`}`,
  ];
}

/** A result code with what it says; the code alone where the contract has none. */
function withReason(code: string): Sentence {
  const known = resultCode(Number(code));
  return known ? [`${code} (${known.en})`, `${code} ${known.zh}`] : [code, code];
}

/** Characters of a value that a headline has room for. */
const longest = 48;

/** Both values, where they say something to whoever reads the headline alone: no id, no sentence of the case. */
function shortValues({ expected, expectedZh, got }: Finding): { readonly expected: string } | undefined {
  const isPlain = (text: string) =>
    text !== '' &&
    text.length <= longest &&
    !/[0-9a-f]{20,}|^result code |imapi-check-|^(?:absent|present|\*+|not declared)\b/.test(text);
  return expectedZh === undefined && isPlain(expected) && isPlain(got) ? { expected } : undefined;
}

/**
 * A place in an answer as people write it: `/data/*\/member/name` is `data[].member.name`, and `message#content` is
 * `content` in the JSON that `message` holds. Empty for the whole answer.
 */
export function fieldAt(pointer: string): string {
  return pointer
    .replace(/#\//g, '#')
    .replace(/#$/, '')
    .replaceAll('/*', '[]')
    .replace(/^\//, '')
    .replaceAll('/', '.')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
}
