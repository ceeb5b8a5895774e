import type { Language } from '../../../base/language.ts';
import { type ChineseText, runTexts } from './run-words.ts';

/** Whole texts of values and reasons, and how each is said in Chinese. */
const patterns: readonly ChineseText[] = [
  // Values.
  [/^present$/, '存在'],
  [/^an extension compresses them$/, '消息被扩展压缩'],
  [/^one is larger than 1 MB$/, '有一条超过 1 MB'],
  [/^absent$/, '缺失'],
  [/^no such field$/, '没有此字段'],
  [/^no row$/, '没有数据'],
  [/^a member, or not$/, '是成员，或不是'],
  [/^not a member$/, '不是成员'],
  [/^no such header$/, '没有此响应头'],
  [/^any refusal$/, '拒绝'],
  [/^an id$/, 'id'],
  [/^another number, or none$/, '其他号码，或没有'],
  [/^two ids$/, '两个不同的 ID'],
  [/^a group of the caller$/, '本人所在的群'],
  [/^another address than oUrl$/, '与 oUrl 不同的地址'],
  [/^result code 1, as for the same query$/, '结果码 1，与同样的查询一致'],
  [/^present in rows that are written now$/, '新写入的行中存在'],
  [/^result code none$/, '没有结果码'],
  [/^no result code \(status (\d+)\)$/, '没有结果码（HTTP 状态 $1）'],
  [/^result code (\S+)$/, '结果码 $1'],
  [/^status (\S+)$/, 'HTTP 状态 $1'],
  [/^members only$/, '仅群成员可见'],
  [/^(\d+) messages?$/, '$1 条消息'],
  [/^(\d+) or (\d+)$/, '$1 或 $2'],
  [/^(\d+) or (\d+) or (\d+)$/, '$1、$2 或 $3'],
  [/^no row with (\w+) (.+)$/s, '没有 $1 为 $2 的行'],
  [/^(\w+) (.+) in every row$/s, '每行的 $1 都是 $2'],
  [/^no such row among (\d+)$/, '$1 行中没有'],
  [/^in (\d+) of (\d+) rows$/, '$2 行中有 $1 行'],
  [/^at most (\d+) fields$/, '最多 $1 个字段'],
  [/^(\d+) entries: (.*)$/s, '$1 项：$2'],
  [/^an empty answer$/, '空响应'],
  [/^a byte order mark before (.*)$/s, 'BOM，其后是 $1'],
  [/^sorted by (.*)$/, '按 $1 排序'],
  [/^unique (.*)$/, '$1 不重复'],
  [/^rows (\d+) and (\d+) share (.*)$/s, '第 $1 行和第 $2 行都是 $3'],
  [/^row (\d+) must not come after row (\d+)(.*)$/s, '第 $1 行不应在第 $2 行之后$3'],
  [/^a time in seconds \(9 or 10 digits\)$/, '以秒为单位的时间（9 或 10 位）'],
  [/^a time in milliseconds \(12 or 13 digits\)$/, '以毫秒为单位的时间（12 或 13 位）'],
  [/^one of (.*)$/s, '$1 之一'],
  [/^a result code that the contract declares$/, '契约声明过的结果码'],
  [/^no such field$/, '没有此字段'],
  [/^(\d+) bytes$/, '$1 字节'],
  [/^at most (.*)$/s, '不超过 $1'],
  [/^at least 1 row$/, '至少 1 行'],
  [/^at least (.*)$/s, '不小于 $1'],
  [/^between (\S+) and (\S+)$/, '$1 到 $2 之间'],
  [/^all (\d+) rows, as (\d+) were asked for$/, '全部 $1 行（请求了 $2 行）'],
  [/^asked (\S+), got (\d+) of (\d+)$/, '请求 $1 行，得到 $2 行，共 $3 行'],
  [/^ended$/, '已失效'],
  [/^alive$/, '仍有效'],
  [/^the document: ended; the server: alive$/, '文档：失效；服务器：仍有效'],
  [/^an answer of the server$/, '服务器的响应'],
  [/^an answer to each request$/, '每个请求都有响应'],
  [/^a complete answer$/, '完整的响应'],
  [/^no complete answer within (\d+) ms(.*)$/, '$1 毫秒内没有完整的响应$2'],
  [/^a JSON object$/, 'JSON 对象'],
  [/^a picture$/, '图片'],
  [/^strict JSON in UTF-8$/, 'UTF-8 编码的严格 JSON'],
  [/^no stack trace, no path$/, '不含堆栈信息和路径'],
  [/^answers the case can use$/, '用例可用的响应'],
  [/^at most the time of the server$/, '不晚于服务器时间'],
  [/^within 10 minutes of now$/, '与当前时间相差不超过 10 分钟'],
  [/^the account of the token$/, '令牌所属的账号'],
  [/^integer$/, '整数'],
  [/^number$/, '数字'],
  [/^(?:string|text)$/, '字符串'],
  [/^array$/, '数组'],
  [/^object$/, '对象'],
  [/^boolean$/, '布尔值'],
  [/^match format "(.+)"$/, '格式 $1'],
  [/^user (\S+)$/, '用户 $1'],
  [/^nowhere$/, '未知地址'],
  [/^(3\d\d) to (nowhere|\/\S*|https?:\S*)$/, '$1，重定向到 $2'],
  [/^result code (\d+), as for the same form$/, '结果码 $1，与同样的表单一致'],
  [/^JSON text: .*$/s, '合法的 JSON 文本'],
  [/^match pattern "(.*)"$/s, '匹配 $1'],
  [/^not have more rows \((\d+)\) than its total \((\d+)\)$/, '行数（$1）不多于总数（$2）'],
  [/^(.*) descending, (.*)$/s, '$1 降序、$2'],
  [/^(.*) descending$/s, '$1 降序'],
  [/^ \(and (\d+) more such pairs\)$/, '（另有 $1 处）'],
  [/^NOT have more than (\d+) (?:items|characters|properties)$/, '不多于 $1 个'],
  [/^NOT have fewer than (\d+) (?:items|characters|properties)$/, '不少于 $1 个'],
  [/^no (max-age|Expires|Last-Modified)$/, '不含 $1'],
  // Why a case was not exercised.
  [/^the message did not arrive$/, '消息没有送达'],
  [/^the unknown number was accepted$/, '不存在的手机号被接受'],
  [/^strangers may not write to each other$/, '非好友之间不能发消息'],
  [/^the file was not there$/, '文件不存在'],
  [/^the traffic has no such call$/, '流量中没有这个调用'],
  [
    /^the recording has its answers without content: record them with it$/,
    '录制中没有响应内容：请连同响应内容一起录制',
  ],
  [/^requested once, and never answered$/, '请求了 1 次，没有得到响应'],
  [/^requested (\d+) times, and never answered$/, '请求了 $1 次，都没有得到响应'],
  [/^mode probe only reads$/, 'probe 模式只读'],
  [/^it applies to the mock only$/, '仅适用于模拟服务'],
  [/^it leaves data that the API cannot remove$/, '会留下接口无法撤销的数据'],
  [/^it cannot be undone \((--[\w-]+)\)$/, '无法撤销（$1）'],
  [/^no accounts? for .* \(--.*\)$/, lackingAccounts],
  [/^owner and peer are not friends$/, '主账号与对方不是好友'],
  [/^peer and outsider are friends$/, '对方与群外账号是好友'],
  [/^this token may not push$/, '此令牌不能推送消息'],
  [/^a gateway in front refuses this text$/, '前置设备拒绝了这段文本'],
  [/^either$/, '两者皆可'],
  [/^no command to write group messages \((--[\w-]+)\)$/, '无法写入群消息（$1）'],
  [/^writing the group message failed: (.*)$/s, '写入群消息失败：$1'],
  [/^no expired token \((--[\w-]+)\)$/, '没有过期令牌（$1）'],
  [/^no upload service \((--[\w-]+)\)$/, '没有上传服务（$1）'],
  [/^no file service \((--[\w-]+)\)$/, '没有文件服务（$1）'],
  [/^the owner is in no group$/, '主账号不在任何群中'],
  [/^the target names no time-out$/, '目标未给出超时时间'],
  [/^no file is known before an upload$/, '上传之前没有已知文件'],
  [/^others keep writing to the compared data$/, '比较期间有其他人在写入'],
  [/^a token similar to the owner's may belong to somebody$/, '与群主令牌相近的令牌可能属于他人'],
  [/^it is too long for a query, and the target reads no forms$/, '对查询参数来说太长，而目标不读取表单'],
  [/^the target reads no forms$/, '目标不读取表单'],
  [/^owner and outsider are friends already$/, '主账号与群外账号已是好友'],
  [/^the group has only text messages$/, '该群只有文本消息'],
  [/^owner and peer have messages of their own$/, '主账号与对方之间已有消息'],
  [/^peer and outsider have messages of their own$/, '对方与群外账号之间已有消息'],
  [/^the account could be a user id$/, '账号与用户 ID 无法区分'],
  [/^a wrong value was accepted$/, '错误的参数值被接受了'],
  [/^the chat list is empty$/, '会话列表为空'],
  [/^a token can send only messages of its own user$/, '令牌只能推送其本人的消息'],
  [/^dissolving a group may end the login \((--[\w-]+)\)$/, '每解散一个群都可能使登录失效（$1）'],
  [/^the example file is not in this store$/, '该服务器上没有示例文件'],
  [/^the list has no rows$/, '列表为空'],
  [/^the message is not visible$/, '看不到该消息'],
  [/^the server does not return its time$/, '服务器没有返回时间'],
  [/^the messages did not arrive$/, '消息没有送达'],
  [/^the notice is not visible$/, '看不到该公告'],
  [/^the outsider has no phone number$/, '群外账号没有手机号'],
  [/^the owner has no friend with a name$/, '主账号没有带名字的好友'],
  [/^the phone number starts with 0, which a number would lose$/, '手机号以 0 开头，作为数字会丢失'],
  [
    /^too many users have that nickname to be sure to find the owner$/,
    '同名用户太多，搜索结果不一定包含主账号',
  ],
  [/^the owner has no nickname$/, '主账号没有昵称'],
  [/^the peer is pinned already$/, '对方已被置顶'],
  [/^the text did not arrive$/, '消息没有送达'],
  [/^the thumbnails are not PNG$/, '缩略图不是 PNG'],
  [/^the texts did not arrive$/, '消息没有送达'],
  [/^what was written does not come first$/, '写入的数据没有排在第一'],
  [/^the upload service does not accept files of that size$/, '上传服务不接受这么大的文件'],
  [/^the plant command does not support timeSend$/, '写入方式不支持 timeSend'],
  [/^there is no notice$/, '没有公告'],
  [/^there is no row to page through$/, '没有可分页的数据'],
  [/^there is no row$/, '没有数据行'],
  [/^there is no friend$/, '没有好友'],
  [/^there is no group$/, '没有群'],
  [/^the profile has no account$/, '资料里没有账号'],
  [/^there is no chat$/, '没有会话'],
  [/^there is no (.*)$/, '没有 $1'],
  [/^no group could be made for it \((.*)\)$/s, '无法为其建群（$1）'],
  [/^(.*) at (\/\S*)$/s, '$1（位置 $2）'],
];

const roles: Readonly<Record<string, string>> = { owner: '主账号', peer: '对方', outsider: '群外账号' };

/** People that a run has no account for, any number of them. */
function lackingAccounts(text: string): string {
  const [, people = '', flags = ''] = /^no accounts? for (.*) \((.*)\)$/.exec(text) ?? [];
  const names = [...people.matchAll(/\bthe (\w+)/g)].map(
    ([, role = '']) => `${roles[role] ?? role}${role === 'owner' || role === 'outsider' ? '' : '账号'}`,
  );
  return `没有${names.join('和')}（${flags.replaceAll(', ', '、')}）`;
}

/**
 * A value of a finding, the reason why a case was not exercised, or what a run says of itself, in Chinese; what nobody has
 * said so stays.
 */
export function valueIn(text: string, language: Language): string {
  if (language === 'en') return text;
  for (const [english, chinese] of [...patterns, ...runTexts]) {
    const [whole, ...parts] = english.exec(text) ?? [];
    if (whole === undefined) continue;
    if (typeof chinese === 'function') return chinese(text);
    return chinese.replace(/\$(\d)/g, (_, place) => {
      const part = parts[Number(place) - 1] ?? '';
      return roles[part] ?? valueIn(part, language);
    });
  }
  return text;
}
