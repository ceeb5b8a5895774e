import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Cause } from './cause.ts';

/** One answer to whatever has to be refused. */
interface SameRefusal extends Pick<Cause, 'headline' | 'headlineZh'> {
  /** The finding that shows it. */
  readonly best: Finding;
}

/** Fewer reasons are no pattern, and a smaller share of all findings is not what is broken. */
const fewestReasons = 3;
const aShare = 1 / 3;
/** Codes that a headline has room for. */
const mostCodes = 5;

/**
 * One code, or success, for whatever has to be refused, all over an API or by one operation.
 * @param all findings of one cause, the one that shows it best first
 * @param who `all`, or the operation that is broken
 * @returns undefined where there are several codes, few reasons, or mostly something else
 */
export function sameRefusal(
  all: readonly Finding[],
  who: OperationId | 'all' | undefined,
): SameRefusal | undefined {
  const wrong = all.filter(({ rule }) => /^result-code-(?!1$)/.test(rule));
  if (who !== 'all' && wrong.some(({ operation }) => operation !== who)) return undefined;
  const [best] = wrong;
  const code = /^result code (\S+)$/.exec(best?.got ?? '')?.[1];
  const wanted = [...new Set(wrong.map(({ rule }) => rule.slice('result-code-'.length)))];
  const isRare = wrong.length < all.length * aShare || wanted.length < fewestReasons;
  if (!best || code === undefined || isRare || wrong.some(({ got }) => got !== best.got)) return undefined;
  const [codes, codesZh] = listed(wanted);
  // One operation that refuses everything is said to refuse what it must not.
  if (code !== '1' && who !== 'all') return undefined;
  const [subject, subjectZh] =
    who === 'all' ? ['All operations alike: report', '所有接口'] : [`${who}: reports`, who];
  if (code === '1')
    return {
      best,
      headline: `${subject} success for calls that must be refused (with ${codes})`,
      headlineZh: `${subjectZh}：无论因何应拒绝（结果码 ${codesZh}），都返回成功`,
    };
  return {
    best,
    headline: `All operations alike: answer with ${code} for calls that must be refused (with ${codes})`,
    headlineZh: `所有接口：无论因何应拒绝（结果码 ${codesZh}），都返回结果码 ${code}`,
  };
}

/** Codes in a row, in both languages; those that are met most often stand first. */
function listed(codes: readonly string[]): readonly [en: string, zh: string] {
  const shown = codes.slice(0, mostCodes).sort();
  const left = codes.length - shown.length;
  if (left <= 0) return [shown.join(', '), shown.join('、')];
  return [`${shown.join(', ')} and ${left} more`, `${shown.join('、')} 等 ${codes.length} 个`];
}
