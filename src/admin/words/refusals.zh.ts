import { reasons } from './reasons.zh.ts';

/**
 * Refusals of the control API, English to Chinese. A test holds this table against the refusalTexts in the sources of this
 * room.
 */
export const refusalTexts: Readonly<Record<string, string>> = {
  ...reasons,

  // names there are none of
  'Failed to find the {what} {name}: it does not exist. {advice}': '找不到名为 {name} 的{what}。{advice}',
  'Did you mean {name}?': '是不是 {name}？',
  'There are none.': '目前一个也没有。',
  'There are {names}.': '可选：{names}。',
  'There are {count} others.': '另有 {count} 个。',
  collection: '集合',
  session: '测试会话',
  operation: '接口',
  fault: '故障',
  scenario: '场景',
  snapshot: '快照',
  'row of {collection}': '{collection} 数据行',
  'Failed to find user {id}: the store has no such user.': '找不到用户 {id}：数据中没有这个用户。',
  'Failed to find the group {name}: no group has this jid or id.':
    '找不到群 {name}：没有群的 jid 或 ID 是它。',
  'Failed to find request {id}: it is not in the journal. {advice}':
    '找不到请求 {id}：请求记录中没有。{advice}',
  'The journal is empty.': '请求记录是空的。',
  'It has {from} to {to}.': '现有 {from} 到 {to}。',
  'Failed to find {path}: the control API has no such path.{advice} All of them: {all}.':
    '找不到 {path}：控制接口没有这个路径。{advice}全部路径见 {all}。',
  ' Did you mean {name}?': '是不是 {name}？',
  'Failed to serve {method} {path}: it takes {names}.': '无法处理 {method} {path}：该路径只支持 {names}。',
  'Failed to serve {method} {path}: this is a proxy for {server} and has no data of its own. Use imapi serve.':
    '无法处理 {method} {path}：这是 {server} 前面的代理，自身没有数据。请使用 imapi serve。',
  'Failed to find the session: {sender} is {name}, which is not a valid session name. Send one name of 1 to 64 letters, digits, dots, hyphens and underscores, or leave it out.':
    '没有找到测试会话：{sender} 的值 {name} 不是测试会话名。测试会话名为 1 到 64 个字母、数字、点、连字符或下划线，也可以不传。',

  // queries and bodies
  'Failed to read the query: {name} is unknown. {advice}': '查询参数有误：不认识 {name}。{advice}',
  'It takes none.': '该接口没有查询参数。',
  'It takes {names}.': '可用的参数：{names}。',
  'Failed to read the query: {name} is required.': '查询参数有误：缺少 {name}。',
  'Failed to read {name}: {value} has to be {wanted}.': '参数 {name} 有误：{value}，应为 {wanted}。',
  'true or false': 'true 或 false',
  'a whole number from {least} to {most}': '{least} 到 {most} 的整数',
  'a text that fits {pattern}': '符合 {pattern} 的文本',
  'one name of 1 to 64 letters, digits, dots, hyphens and underscores':
    '一个由 1 到 64 个字母、数字、点、连字符或下划线组成的名称',
  '1 to 100 characters without a slash': '不含斜杠的 1 到 100 个字符',
  'Failed to read the body: it is empty. Send JSON.': '无法读取请求体：没有内容。请发送 JSON。',
  'Failed to read the body: it is too large. Send at most {limit}.': '无法读取请求体：太大。最多 {limit}。',
  'Failed to read the body: {why}. Send JSON.': '无法读取请求体：{why}。请发送 JSON。',
  'Failed to read the body: {name} is unknown.{advice}': '请求体有误：不认识 {name}。{advice}',
  ' Fields: {names}.': '可用字段：{names}。',
  'Failed to read the body: {name} is required.': '请求体有误：缺少 {name}。',
  'Failed to read the body: {place} is required. It is one of {kinds}.':
    '请求体有误：缺少 {place}，应为 {kinds} 之一。',
  'Failed to read the body: {place} is {value}. It is one of {kinds}.':
    '请求体有误：{place} 的值是 {value}，应为 {kinds} 之一。',
  'Failed to read the body: it {why}.': '请求体有误：整个请求体{why}。',
  'Failed to read the body: {place} {why}.': '请求体有误：{place} {why}。',

  // rows
  'Failed to change the state: {collection} {key}: {why}.': '无法修改数据：{collection} {key}：{why}。',
  'Failed to change the state: {collection} at {place} {why}.':
    '无法修改数据：{collection}（{place}）{why}。',
  'Failed to delete from {collection}: {row} needs it ({why}). Delete that row first, e.g. by taking a user out of their groups and dissolving those they own.':
    '无法从 {collection} 删除：{row} 还要用到它（{why}）。请先删除那一行，例如先让用户退出所在的群，并解散其拥有的群。',
  'Failed to put the row {key}: its fields give the key {made}. Use that in the path.':
    '无法写入数据行 {key}：它的字段对应的键是 {made}。请在路径中使用这个键。',
  'Failed to make a user: {phone} is the phone of user {id}. Choose another.':
    '无法创建用户：{phone} 已是用户 {id} 的手机号。请换一个。',

  // messages and the live connection
  'Failed to send: user {id} is not in the group {name}. Add them first.':
    '无法发送：用户 {id} 不在群 {name} 中。请先把 TA 加入群。',
  'Failed to send: name either `to` (a user id) or `room` (a jid or a group id), not both.':
    '无法发送：`to`（用户 ID）和 `room`（群的 jid 或 ID）须二选一。',
  'Failed to send: apps do not send the command {command}. Leave command out to send a chat message.':
    '无法发送：应用不会发送命令 {command}。不写 command 就发送聊天消息。',

  // faults, holds, clock, tokens, waiting
  'Failed to switch on: name a fault, fixedDelay or delayDistribution.':
    '无法开启：请指定 fault、fixedDelay 或 delayDistribution。',
  'Failed to switch on: lower is more than upper.': '无法开启：lower 大于 upper。',
  'Failed to switch on {id}: it does not apply to {scope}.': '无法开启 {id}：它不适用于 {scope}。',
  'Failed to release request {id}: {code} is not a failure code of this API. docs/result-codes.md lists them.':
    '无法放行请求 {id}：{code} 不是本接口的失败结果码。全部结果码见 docs/zh/result-codes.md。',
  'Failed to release request {id}: a file is sent as it is. Release it with {}, or switch a fault on.':
    '无法放行请求 {id}：文件只能原样发送。请用 {} 放行，或打开一个故障。',
  'Failed to release request {id}: an upload has no failure {code}. It has {codes}.':
    '无法放行请求 {id}：上传没有失败码 {code}，可用的有 {codes}。',
  'Failed to release request {id}: it is not held. {advice}':
    '无法放行请求 {id}：它没有被拦截，或已经放行。{advice}',
  'Nothing is held.': '当前没有被拦截的请求。',
  'Held requests: {ids}.': '当前被拦截的请求：{ids}。',
  'Failed to set the clock: by is required with mode offset.': '无法设置时钟：mode 为 offset 时须有 by。',
  'Failed to set the clock: {name} is for mode {mode} only. Remove it.':
    '无法设置时钟：{name} 只用于 mode 为 {mode} 的情况。请去掉。',
  'Failed to end the token: {why}.': '无法使令牌失效：{why}。',
  'it has ended already': '它已经失效',
  'it belongs to nobody': '它不属于任何人',
  'Failed to wait: the journal keeps no requests (--journal-size 0).':
    '无法等待：没有请求记录（--journal-size 0）。',
  'Failed to wait for {count} of {match}: {got} came within {time} ms.':
    '没有等到 {count} 个符合 {match} 的请求：{time} 毫秒内只有 {got} 个。',

  // who may use it
  'Failed to use the control API: {why}. Send Authorization: Bearer with the token the mock printed at the start.':
    '无法使用控制接口：{why}。请发送 Authorization: Bearer，并带上启动时打印的令牌。',
  'it has no token': '请求没有令牌',
  'its token is wrong': '令牌不对',
  'Failed to use the control API: {why}': '无法使用控制接口：{why}',
  'it has two Host headers, {one} and {other}. Send one.':
    '请求有两个 Host 头：{one} 和 {other}。只能有一个。',
  'its Host header {host} is not a host name and port. Use 127.0.0.1 or localhost.':
    'Host 头 {host} 不是主机名和端口。请使用 127.0.0.1 或 localhost。',
  "it comes from a page of another origin. Open it from the mock's own address, or name the origin with --admin-origin.":
    '请求来自其他源的页面。请从模拟服务自己的地址打开，或用 --admin-origin 指定该源。',
  "it comes from a page of {origin}. Open it from the mock's own address, or name the origin with --admin-origin.":
    '请求来自 {origin} 的页面。请从模拟服务自己的地址打开，或用 --admin-origin 指定该源。',
  'without a token, only programs on the same machine may use it. Give the mock a token (--admin-token) and send it as Authorization: Bearer.':
    '没有令牌时，只有本机的程序可以使用。请为模拟服务设置令牌（--admin-token），并以 Authorization: Bearer 发送。',
  'it has no host name. Send a Host header, 127.0.0.1 or localhost.':
    '请求没有说明发往哪个主机名。请发送 Host 头：127.0.0.1 或 localhost。',
  'it was sent to the host name {name}. Use 127.0.0.1 or localhost.':
    '请求发往主机名 {name}。请使用 127.0.0.1 或 localhost。',

  'Failed to serve the request: {why}. This is a bug of the mock, or the disk is full.':
    '请求处理失败：{why}。这是模拟服务的缺陷，或磁盘已满。',
};
