/** The errors of the commands that keep the contract true, English to Chinese. */
export const contractErrors = {
  // proxy
  'Failed to start: requests would go to {host}, which is not allowed. Add --allow-host {same}.':
    '无法开始：请求会发往 {host}，尚未允许。请加上 --allow-host {same}。',
  'Failed to switch on {id}: the proxy has no such fault.{like} It has the faults that imapi faults lists with the stages request, answer and bytes.':
    '无法开启 {id}：没有作用于收发内容的同名故障。{like} 可用 imapi faults 查看阶段为 request、answer 和 bytes 的故障。',
  'Failed to write {file}: {why}. Name another file with --har.':
    '无法写入 {file}：{why}。请用 --har 指定其他文件。',
  'Failed to write {file}: {why}. It has the traffic so far; free disk space and start the proxy again.':
    '无法写入 {file}：{why}。其中有到目前为止的流量；请腾出空间后重新启动代理。',
  'Failed to pass on the answer of {address}: {why} before it was complete. Look at its log.':
    '无法转发 {address} 的响应：{why}，响应不完整。请查看其日志。',
  'Failed to read the messages of a live connection: {why}. They pass through, but are not shown or checked.':
    '无法读取长连接的消息：{why}。消息照常通过，但不显示也不检查。',
  'an extension compresses them': '已被扩展压缩',
  'one is larger than 1 MB': '有一条超过 1 MB',
  'Failed to reach {address}: {why}. Check that it is running and --target is right.':
    '无法连接 {address}：{why}。请确认服务已启动、--target 正确。',

  // learn
  'Failed to read the contract {file}: {why}. Name it with --contract.':
    '无法读取契约 {file}：{why}。请用 --contract 指定。',
  'Failed to write {file}: {why}. The file is unchanged; free disk space, or check its permissions.':
    '无法写入 {file}：{why}。文件未改动；请腾出空间或检查写权限。',
  'Failed to read the contract: line {line}: {why}. Correct it.':
    '无法读取契约：第 {line} 行：{why}。请修正。',
  'Failed to change the contract: there is nothing at {place}. Record again with this contract.':
    '无法修改契约：{place} 处没有内容。请用此契约重新录制。',
  'Failed to describe {name}: it was never seen. Report this as a bug.':
    '无法描述 {name}：没有出现过。请报告此问题。',

  // compare
  'Failed to reach {url}: {why}. Check that it is running and the address is right.':
    '无法连接 {url}：{why}。请确认服务已启动、地址正确。',
  'browsers and fetch block this port': '浏览器和 fetch 不允许访问该端口',
  'Failed to compare: the token is refused at {url} (/user/get: {why}). Give one that is valid there with {flag}.':
    '无法比较：{url} 拒绝了令牌（/user/get：{why}）。请用 {flag} 给出在该服务器上有效的令牌。',
  'Failed to start: compare has no calls for {ids}. Name others with --only.':
    '无法开始：compare 没有 {ids} 的请求。请用 --only 指定其他接口。',
  'Failed to start: {ids} writes. Add --writes.': '无法开始：{ids} 会写入数据。请加上 --writes。',
  'Failed to start: nobody is logged in at {url}. Give a token with {flag}.':
    '无法开始：{url} 没有登录信息。请用 {flag} 给出令牌。',
  'Failed to start: with --writes each server needs its own login, which ends when the group is removed. Give --b-token.':
    '无法开始：使用 --writes 时两边要用各自的登录，群解散后登录即失效。请给出 --b-token。',
  'Failed to start: there is no operation {id}.{like} Name others with --only.':
    '无法开始：没有接口 {id}。{like} 请用 --only 指定其他接口。',
};
