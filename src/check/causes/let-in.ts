import { resultCodes } from '../../spec/result-codes.ts';
import type { OperationReport } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Sentence } from './context.ts';

/** Codes that refuse whoever has no token, or none that is valid. */
const noToken = String(resultCodes.tokenMissing.code);
const badToken = String(resultCodes.tokenInvalid.code);

/** What is wrong with a token or its request, by the end of the case that sends it. */
const kinds: readonly (readonly [end: RegExp, ...said: Sentence])[] = [
  [/\/nearly-token$/, ' (only nearly a good one)', '（只是与有效令牌相近）'],
  [/\/longer-token$/, ' (a good one with more behind it)', '（有效令牌后多出字符）'],
  [/\/expired-token$/, ' (it has expired)', '（已过期）'],
];

/** Whether a finding is about who is let in: a request without a token, or with one that is not valid. */
export function isOfToken({ claimed, rule }: Pick<Finding, 'claimed' | 'rule'>): boolean {
  return claimed === true && [noToken, badToken].some(code => rule === `result-code-${code}`);
}

/** Whether somebody was let in who had to be refused for want of a valid token: a bare success shows nobody anything. */
export function isLetIn(finding: Pick<Finding, 'claimed' | 'rule' | 'got' | 'evidence'>): boolean {
  const isBare = finding.evidence !== undefined && !finding.evidence.answer.includes('"data"');
  return isOfToken(finding) && finding.got === 'result code 1' && !isBare;
}

/** Who is let in and to what: what a reader has to know before any result code. */
export function letIn({ rule, cases }: Finding, effect: OperationReport['effect']): Sentence {
  const [, kind = '', kindZh = ''] = kinds.find(([end]) => cases.some(id => end.test(id))) ?? [];
  const code = rule.slice('result-code-'.length);
  const [who, whoZh] =
    code === noToken
      ? [`a request without a token${kind}`, `没有令牌的请求${kindZh}`]
      : [`a token that is not valid${kind}`, `无效令牌${kindZh}`];
  const [gets, getsZh] =
    effect === 'read'
      ? ['shows the data of an account', '返回了账号的数据']
      : ['acts for an account', '以某个账号的身份执行了操作'];
  return [
    `lets in ${who} and ${gets}; it must refuse with ${code}`,
    `放行${whoZh}，${getsZh}；应拒绝（结果码 ${code}）`,
  ];
}
