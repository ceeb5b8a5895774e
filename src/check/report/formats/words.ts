import type { Outcome } from '../check-report.ts';

/** What the reports for people say, in both languages. */
export const words = {
  title: ['Contract check', '接口契约检查'],
  target: ['Target', '目标地址'],
  mode: ['Mode', '模式'],
  seed: ['Seed', '随机种子'],
  contract: ['Contract', '契约'],
  started: ['Started', '开始时间'],
  duration: ['Duration', '耗时'],
  requests: ['Requests', '请求数'],
  holds: ['The contract holds', '符合契约'],
  violated: ['The contract is violated', '违反契约'],
  drifts: ['The contract holds, with drift', '符合契约，但有偏差'],
  driftsMeans: [
    'No rule of the document is broken; what differs from the known server is below. Deploy at your own risk.',
    '没有违反接口文档，但与已知服务器的行为有差异（见下）。请自行评估上线风险。',
  ],
  usage: ['The check was called wrongly', '用法错误'],
  unreachable: ['The target could not be reached', '目标不可达'],
  inconclusive: ['Too little was seen for a verdict', '检查不足，无法下结论'],
  leftovers: ['Something was left behind', '有残留数据'],
  interrupted: ['The check was stopped', '检查被中断'],
  holdsMeans: ['Every case that could be exercised held.', '所有已执行的用例均通过。'],
  violatedMeans: ['The causes below say what is wrong, and where.', '下面按原因列出错误内容和位置。'],
  usageMeans: [
    'Nothing was checked; the sentence below says what to change.',
    '没有执行检查，请按下面的说明修改参数。',
  ],
  unreachableMeans: [
    'The target or a token could not be used. This says nothing about the build.',
    '目标地址或令牌不可用，这不代表版本有问题。',
  ],
  inconclusiveMeans: [
    'Nothing wrong was found, but too little was seen to say so.',
    '没有发现错误，但检查的内容不足以下结论。',
  ],
  leftoversMeans: [
    'The contract holds, but not everything could be taken away again.',
    '符合契约，但有测试数据未能清除。',
  ],
  interruptedMeans: ['The run was stopped before its end.', '检查在结束前被停止。'],
  causes: ['Causes', '原因'],
  findings: ['Findings', '问题'],
  noFindings: ['Nothing was found.', '没有发现问题。'],
  notes: ['Notes, which never fail a run', '提示（不影响结论）'],
  waivedFindings: ['Waived findings', '已豁免的问题'],
  suspects: ['To blame, most likely first', '可疑接口（按可能性排序）'],
  restsOn: ['Rests on it', '受其影响'],
  allOperations: ['all operations', '所有接口'],
  allSeverities: ['every severity', '所有级别'],
  allCauses: ['every cause', '所有原因'],
  filter: ['Show', '筛选'],
  copy: ['Copy as bug report', '复制缺陷报告'],
  copied: ['Copied', '已复制'],
  field: ['Field', '字段'],
  failed: ['violated', '违规'],
  blocked: ['blocked', '受阻'],
  blockedBy: ['blocked by', '受阻于'],
  others: ['Other findings of this cause', '同一原因的其他问题'],
  harm: ['Harm', '危害'],
  privacy: ['private data is shown', '泄露隐私'],
  permission: ['somebody does what they may not', '越权'],
  identity: ['somebody is taken for another', '身份混淆'],
  reach: ['an app in a browser cannot read it', '浏览器应用无法读取'],
  loss: ['what was written does not show', '写入的数据丢失'],
  units: ['a time in another unit or zone', '时间单位或时区错误'],
  transport: ['no client can read the answer', '客户端无法读取响应'],
  violation: ['violation', '违规'],
  drift: ['drift', '偏差'],
  note: ['note', '提示'],
  waived: ['waived', '已豁免'],
  held: ['held', '通过'],
  'not exercised': ['not exercised', '未执行'],
  expected: ['Expected', '期望'],
  got: ['Got', '实际'],
  place: ['Where', '位置'],
  rule: ['Rule', '规则'],
  source: ['Rests on', '依据'],
  document: ['the document', '接口文档'],
  server: ['the known server', '服务器事实'],
  judgement: ['judgement of this project', '本项目的判断'],
  seen: ['Seen', '次数'],
  request: ['Request', '请求'],
  answer: ['Answer', '响应'],
  repeat: ['Repeat it', '重现命令'],
  case: ['Case', '用例'],
  cases: ['Cases', '用例'],
  matrix: ['Operations by kind of check', '接口与检查类型'],
  operation: ['Operation', '接口'],
  coverage: ['What was seen', '覆盖情况'],
  successes: ['Successes', '成功'],
  parameters: ['Parameters', '参数'],
  codes: ['Result codes', '结果码'],
  properties: ['Response properties', '响应字段'],
  reasons: ['Not exercised, and why', '未执行的用例及原因'],
  floors: ['Too little seen', '未达到的下限'],
  weather: ['Weather', '网络与网关情况'],
  left: ['Left behind', '残留数据'],
  kept: ['Left knowingly', '已知保留'],
  unusedWaivers: ['Waivers that met nothing', '未使用的豁免'],
  expiredWaivers: ['Waivers that are over', '已过期的豁免'],
  T: ['Transport', '传输'],
  S: ['Schema', '结构'],
  X: ['Strictness', '严格性'],
  E: ['Result codes', '结果码'],
  I: ['Invariants', '不变量'],
  M: ['Relations', '关联'],
  W: ['Write and read', '写后读'],
  P: ['Permissions', '权限'],
  C: ['Concurrency', '并发'],
  B: ['Time', '时间'],
} as const satisfies Record<string, readonly [en: string, zh: string]>;

export type Word = keyof typeof words;

/** The languages of the reports. */
export type Language = 'en' | 'zh';

/** A word in one language. */
export function sayIn(word: Word, language: Language): string {
  return words[word][language === 'zh' ? 1 : 0];
}

/** What a case came to, as a word beside a number. */
export function outcomeWord(outcome: Outcome): Word {
  return outcome === 'violated' ? 'failed' : outcome;
}
