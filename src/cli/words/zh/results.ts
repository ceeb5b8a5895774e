/** What the commands print when they work, English to Chinese. */
export const results = {
  '{path} was edited: its rows are loaded.': '{path} 已修改，其中的数据已载入。',
  'imapi mcp listens on {url}': 'imapi mcp 监听于 {url}',
  'Would write {path}': '将写入 {path}',
  'Wrote {path}': '已写入 {path}',
  '{path} is there already and stays as it is.': '{path} 已存在，保持不变。',
  'Add to {file}: {text}': '请在 {file} 中加入：{text}',
  'Next: npm run mock': '下一步：npm run mock',
  'No command reads {name}. Did you mean {near}?': '没有任何命令读取 {name}，是不是 {near}？',
  // serve
  'Contract warnings that came more than once': '多次出现的契约警告',
  '  {times} times  {operation}: {warning}': '  {times} 次  {operation}：{warning}',
  API: '接口',
  uploads: '上传',
  files: '文件',
  live: '长连接',
  console: '控制台',
  'log in': '登录',
  token: '令牌',
  data: '数据',
  note: '提示',
  'as {phone} with its password of the fixtures': '手机号 {phone}，使用预置密码',
  'as {phone} with any password': '手机号 {phone}，密码任意',
  '{url} opens the console with it': '用此令牌打开控制台：{url}',
  'in memory, lost when the mock stops': '仅在内存中，退出即丢失',
  '{folder} (--reset starts over)': '{folder}（--reset 重新开始）',
  'Users, their tokens and phones': '用户、令牌和手机号',
  '  and {count} more: mock-<userId>': '  另有 {count} 个用户：mock-<userId>',
  'One request per operation, each answers resultCode 1 on fresh demo data':
    '每个接口一条示例请求，在初始演示数据上都返回 resultCode 1',
  'port {port} is taken: {service} listens on {taken} instead': '端口 {port} 被占用，{service}改用 {taken}',
  'Failed to stop cleanly after {signal}: {why}': '收到 {signal} 后未能正常停止：{why}',
  'problem: {message}': '问题：{message}',
  '  {count} rows changed': '  改动 {count} 行',
  '  fault {id}': '  故障 {id}',
  '     contract: {text}': '     契约：{text}',

  // proxy
  '{url} passes everything on to {target}': '{url} 将全部请求转发到 {target}',
  '{url} accepts the live connection': '{url} 接受长连接',
  '{url}/__admin/ shows the traffic': '{url}/__admin/ 查看流量',
  '{file} gets the traffic as HAR': '流量写入 {file}（HAR）',

  // learn
  'Exit 4, inconclusive: the traffic has no call of the contract.':
    '退出码 4，无法下结论：流量中没有契约内的调用。',
  '{count} changes made in {file}.': '已在 {file} 中完成 {count} 处改动。',
  'Left to you: {says} ({evidence}), but {conflict}.': '需人工决定：{says}（{evidence}），但 {conflict}。',
  'Then: {todo}.': '还需：{todo}。',
  'Make this change? y for yes, n for no, q to stop: ': '要改吗？y 是，n 否，q 停止：',

  // compare
  'Not sent, because a server has no data for it: {calls}': '未发送（服务器没有可用的数据）：{calls}',
  'Answered by neither server: {calls}. Check that both are running.':
    '两个服务器都没有响应：{calls}。请确认两边都已启动。',
  'Nothing is proven: no compared call succeeded on either server.':
    '无法下结论：所比较的请求在两个服务器上都没有成功。',
  'Left behind: {groups}. Log in as the owner again and leave the group, which removes it.':
    '未能清理：{groups}。请用群主重新登录并退群，群即解散。',
  '{count} differences in {calls} calls.': '{calls} 次请求，{count} 处差异。',

  // what is wrong with the command line
  'Failed to read the command: {why}': '命令有误：{why}',

  // sweep
  'Nothing of {file} is left.': '{file} 记录的数据已全部清除。',
  '{file} belongs to {target}: run sweep on that target.': '{file} 属于 {target}，请对该目标运行 sweep。',
  'Left alone: {what}.': '未处理：{what}。',
  'Left behind: {left}': '残留：{left}',
  'Exit 5, leftovers: {count} things could not be removed. Remove them by hand.':
    '退出码 5，有残留：{count} 项未能清除，请手动删除。',
  'Exit 0, clean: nothing of a check is left at {target}.':
    '退出码 0，已清除：{target} 上没有检查留下的数据。',

  // mutate
  '{done} of {total}  {what}': '{done} / {total}  {what}',
  '  defect {defect}, applied at the stage {stage} of {operations}':
    '  缺陷 {defect}，作用于 {operations} 的 {stage} 阶段',
  'Not noticed by any of {cases} cases that call it.': '未被发现：调用该接口的 {cases} 个用例均未察觉。',
  'Never met: none of {cases} cases got an answer it changes.':
    '未遇到：{cases} 个用例的响应都没有被它改动。',
  'Noticed by {by}, the first case that was run:': '被 {by} 发现，是运行的第一个用例：',
  'Noticed by {by}, the last of {cases} cases that was run:': '被 {by} 发现，共运行了 {cases} 个用例：',
  '  expected {expected}': '  期望 {expected}',
  '  got {got}': '  实际 {got}',
  'What the check notices:': '检查发现故障的能力：',
  '  {family}  {percent} %  {killed} of {met} noticed, {unmet} never met':
    '  {family}  {percent} %  {met} 种中发现 {killed} 种，{unmet} 种未遇到',
  '  {family}  {percent} %  {killed} of {met} noticed': '  {family}  {percent} %  {met} 种中发现 {killed} 种',
  '  Of {faults} faults the broken operation is the first suspect for {first}, among the first three for {three}; causes of a fault: {median} at the median, at most 3 for {few}.':
    '  {faults} 个故障中，出错接口排第一的占 {first}，进前三的占 {three}；每个故障归为的原因数：中位数 {median}，不超过 3 个的占 {few}。',
  'Not noticed:': '未发现：',
  'Never met, because no answer had what they change:': '未遇到（没有出现可被改动的响应）：',
  'False alarm with seed {seed}: {message}': '种子 {seed} 误报：{message}',
  '{seeds} runs without a fault, {alarms} false alarms. {seconds} s.':
    '无故障运行 {seeds} 次，误报 {alarms} 次，用时 {seconds} 秒。',
  'Exit 0, strong enough: {share} noticed, at least {floor} of every family.':
    '退出码 0，达标：共发现 {share}，每一类至少 {floor}。',
  'Exit 1, too weak: {why}. The floor is {floor}.': '退出码 1，未达标：{why}。下限为 {floor}。',
  violation: '违规',
  drift: '偏差',

  // generate, and how far long work is
  '{files} files, {size} MB, in {folder} after {seconds} s.':
    '共 {files} 个文件，{size} MB，写入 {folder}，用时 {seconds} 秒。',
  'Stopped: nothing is left in {out}.': '已停止，{out} 中没有留下文件。',
  'writing rows': '写入数据',
  'generating rows': '生成数据',
  'checking rows': '检查数据',
  'reading rows': '读取数据',
  'indexing rows': '建立索引',
  'comparing rows': '比对数据',
  'reading the log': '读取日志',
  'reading the body': '读取请求体',
  'start: {what}': '启动：{what}',
} as const;
