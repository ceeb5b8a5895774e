/** What the rules of the contract, of the wire and of every answer say, in Chinese. */
const oracleWords: Readonly<Record<string, string>> = {
  // The contract's own.
  required: '必填字段缺失',
  absent: '不应出现的字段',
  type: '类型错误',
  const: '值不正确',
  enum: '值不在允许范围内',
  format: '格式错误',
  pattern: '格式错误',
  minimum: '数值过小',
  maximum: '数值过大',
  maxItems: '元素过多',
  minItems: '元素过少',
  maxProperties: '字段过多',
  contentSchema: '字符串中的 JSON 不符合契约',
  oneOf: '不符合任何一种结构',
  anyOf: '不符合任何一种结构',
  'x-unit': '时间单位错误',
  'x-ref': '指向不存在的对象',
  'x-echo': '与请求参数不一致',
  'x-agrees-with': '与所在行不一致',
  'x-sorted-by': '顺序错误',
  'x-unique-by': '出现重复的行',
  'x-page': '分页数字不一致',
  undeclared: '未声明的字段',
  'undeclared-code': '未声明的结果码',
  'result-code': '未声明的结果码',
  // The wire.
  redirect: '不应重定向',
  'wire-closed': '响应不完整',
  'wire-timeout': '没有在时限内响应',
  'wire-unreachable': '无法连接',
  'wire-too-large': '响应过大',
  'wire-packed': '响应无法解压',
  'wire-json': '响应不是合法的 JSON',
  'wire-trailing': 'JSON 之后还有多余内容',
  'wire-bom': '响应以 BOM 开头',
  'wire-utf-8': '响应不是合法的 UTF-8',
  'wire-duplicate-key': '同一字段出现两次',
  'wire-precision': '整数超出可精确表示的范围',
  'wire-surrogate': '含有不成对的代理字符',
  'http-5xx': 'HTTP 状态 5xx',
  'http-status': 'HTTP 状态应为 200',
  'content-type': 'Content-Type 错误',
  charset: '字符集应为 UTF-8',
  'form-unread': '不读取表单请求体：应用以表单提交的参数都被当作未提交',
  'query-unread': '不读取查询参数：文档规定放在查询中的参数都被当作未提交',
  'allow-origin': '缺少 Access-Control-Allow-Origin',
  'kept-answer': '不应允许客户端缓存该响应',
  // Rows and who may see them.
  'absent-in-some': '较早的行缺少该字段',
  vanished: '先前读到的字段消失了',
  'own-rows': '只应显示调用者自己的行',
  profile: '返回的应为所查用户的资料',
  'private-field': '不应向他人显示的字段',
  'payment-password': '应只说明是否设置了支付密码，不能返回支付密码本身',
  'private-value': '泄露了他人的密码或密钥',
  'private-phone': '泄露了他人的手机号',
  // The run itself.
  leak: '错误信息泄露内部细节',
  'text-refused': '前置设备拒绝了这段文本',
  'admin-token': '此服务器只允许管理员令牌推送消息',
  gateway: '由中间的网关代替服务器响应',
  unsteady: '该接口时好时坏',
  envelope: '失败响应的外层结构不正确',
  'time-goes-back': 'currentTime 早于之前的响应',
  'time-stands-still': 'currentTime 一直不变',
  'case-broke-off': '用例无法继续',
  'made-by': '创建者应为群主',
  'made-as-asked': '群名称和群说明应逐字节保持不变',
  'first-roles': '创建者应为群主，受邀者为普通成员，且没有其他人',
  'first-names': '受邀成员不应带有创建者的名字',
  'first-size': '受邀者应计入群人数',
};

/** Rules that are made for a kind of failure or a code, by how their names begin. */
const families: readonly (readonly [start: string, zh: string])[] = [
  ['result-code-', '结果码不正确'],
  ['wire-', '响应在传输层不正确'],
  ['either-', '两种行为都允许，这里记录所见的一种'],
];

/** A rule of the contract, the wire or the run in Chinese; undefined for one of a case. */
export function oracleRuleInChinese(rule: string): string | undefined {
  if (Object.hasOwn(oracleWords, rule)) return oracleWords[rule];
  return families.find(([start]) => rule.startsWith(start))?.[1];
}
