import type { OperationId } from '../../spec/contract.ts';
import type { OperationReport } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Cause } from './cause.ts';

type Headline = Pick<Cause, 'headline' | 'headlineZh'>;
type Operations = readonly Pick<OperationReport, 'operation' | 'effect'>[];

/** What is broken, in which operation, and in which field, as one sentence. */
export function headlineOf(
  best: Finding,
  suspect: OperationId | undefined,
  wide: boolean,
  operations: Operations,
): Headline {
  const { operation, pointer, claimed, rule } = best;
  // How long ago the write was differs from run to run.
  const message = best.message.split('; still the state before ')[0] ?? '';
  const { messageZh = message } = best;
  const field = fieldAt(pointer);
  const isAnswer = field === '' || field === 'resultCode';
  if (wide) {
    const at = field === '' ? '' : `${field} `;
    return {
      headline: `All operations alike: ${at}${message}`,
      headlineZh: `所有接口：${at}${messageZh}`,
    };
  }
  if (suspect === undefined || suspect === operation) {
    // What a case claims is a sentence of its own; what the contract says of a field is about the field.
    const start = claimed || isAnswer ? '' : `${field} `;
    const end = claimed && !isAnswer ? ` (${field})` : '';
    return {
      headline: `${operation}: ${start}${withoutName(message, operation)}${end}`,
      headlineZh: `${operation}：${start}${messageZh}${end}`,
    };
  }
  const place = isAnswer ? operation : `${operation}, ${field}`;
  const placeZh = isAnswer ? operation : `${operation} 的 ${field}`;
  const effect = operations.find(it => it.operation === suspect)?.effect ?? 'read';
  if (effect !== 'read' && best.harm === 'loss' && !rule.startsWith('result-code-')) {
    return {
      headline: `${suspect} says success, but what it writes does not show: ${message} (seen in ${place})`,
      headlineZh: `${suspect}：返回成功，但写入没有生效：${messageZh}（见 ${placeZh}）`,
    };
  }
  return {
    headline: `${suspect}: ${message} (seen in ${place})`,
    headlineZh: `${suspect}：${messageZh}（见 ${placeZh}）`,
  };
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

function withoutName(message: string, operation: string): string {
  return message.startsWith(`${operation} `) ? message.slice(operation.length + 1) : message;
}
