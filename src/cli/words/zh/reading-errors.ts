/** Errors about what a command reads: reports, recordings, the control API; and of the check itself. English to Chinese. */
export const readingErrors = {
  // files
  "ENOENT: no such file or directory, {what} '{file}'": '文件不存在（ENOENT）',
  "EACCES: permission denied, {what} '{file}'": '没有权限（EACCES）',
  'EISDIR: illegal operation on a directory, read': '这是目录（EISDIR）',
  "EEXIST: file already exists, {what} '{file}'": '已有同名文件（EEXIST）',
  'fetch failed, {why}': '请求失败，{why}',
  'Error: {why}': '{why}',

  // reports
  'Name the report.json that --report-dir of a check has written.':
    '请指定检查用 --report-dir 写出的 report.json。',
  'Failed to read {file}: {why}. {advice}': '无法读取 {file}：{why}。{advice}',
  'Failed to read {file}: it is not JSON. {advice}': '无法读取 {file}：不是 JSON。{advice}',
  'Failed to read {file}: /steps must be an object. {advice}': '无法读取 {file}：/steps 应为对象。{advice}',
  'it must be the report of a check': '应为检查报告',
  '/{at} must be {what}': '/{at} 应为{what}',
  'a text': '文本',
  'a number': '数字',
  'a list': '列表',
  'an object': '对象',
  'an object of texts': '由文本组成的对象',
  'true or false': ' true 或 false',
  'one of {names}': '以下之一：{names}',
  'Failed to find {fingerprint}: the report has no such finding. Take one in square brackets.':
    '找不到 {fingerprint}：报告中没有这个问题。请使用报告中方括号内的指纹。',
  'Failed to find the steps of {fingerprint}: the report does not keep them. Run its case again: imapi check --only {id}.':
    '找不到 {fingerprint} 的重现步骤：报告中没有保存。请重新运行该用例：imapi check --only {id}。',
  'Failed to merge: there is no report. Name the report.json of each part.':
    '无法合并：没有报告。请指定每一部分的 report.json。',
  'Failed to merge: {one} in mode {mode} and {other} in mode {otherMode} do not belong together. Merge the parts of one run.':
    '无法合并：{one}（{mode} 模式）与 {other}（{otherMode} 模式）不属于同一次检查。请合并同一次检查的各部分。',
  'Failed to merge: one part is of {one}, another of {other}. Merge the parts of one target.':
    '无法合并：一部分的目标是 {one}，另一部分是 {other}。请合并同一目标的各部分。',
  'Failed to merge: the part {name} is there twice. Name each part once.':
    '无法合并：{name} 出现了两次。每一部分只写一次。',
  'Failed to read openapi.yaml: {why}. It comes with imapi-mock: install that again.':
    '无法读取 openapi.yaml：{why}。该文件随 imapi-mock 安装，请重新安装。',

  // recordings
  'Failed to open {file}: {why}. Name an existing file.': '无法打开 {file}：{why}。请指定存在的文件。',
  'Failed to read {file}: it holds no exchange. Give a HAR with answers in it, a report of Newman, or an access log with bodies.':
    '无法读取 {file}：其中没有请求和响应。请给出带响应的 HAR、Newman 报告，或带请求体和响应体的访问日志。',
  'Failed to read {file}: it is empty. Record it again.': '无法读取 {file}：文件是空的。请重新录制。',
  'Failed to read {file}: {why}. Name a file.': '无法读取 {file}：{why}。请指定文件。',
  'Failed to read {file}: it is {form}. Unpack it.': '无法读取 {file}：它是 {form} 压缩文件。请先解压。',
  'Failed to read {file}: it is not in UTF-8. Convert it: iconv -f UTF-16 -t UTF-8 {same} > utf-8.har.':
    '无法读取 {file}：不是 UTF-8 编码。请转换：iconv -f UTF-16 -t UTF-8 {same} > utf-8.har。',
  'Failed to read {file}: exchange {number} is not JSON. Record it again.':
    '无法读取 {file}：第 {number} 条记录不是 JSON。请重新录制。',
  'Failed to read {file}: exchange {number} is larger than {size} MB. Record without the bodies of files.':
    '无法读取 {file}：第 {number} 条记录超过 {size} MB。录制时请不要包含文件内容。',
  'Failed to read {file}: it ends in the middle, after exchange {number}. Record it again, or let the recorder finish.':
    '无法读取 {file}：文件在第 {number} 条记录之后中断。请重新录制，或等录制结束。',
  'Failed to read {file}: it is neither JSON nor lines. Give a HAR, or a log with one line each.':
    '无法读取 {file}：既不是 JSON，也不是逐行的日志。请给出 HAR，或每行一条的日志。',
  'Failed to read {file}: {place} is not in UTF-8. Save it as UTF-8, for example with iconv.':
    '无法读取 {file}：{place} 不是 UTF-8 编码。请另存为 UTF-8，例如用 iconv。',

  // the control API of a mock
  'Failed to reach the control API at {address}: {why}. Is the mock running?':
    '无法连接控制接口 {address}：{why}。模拟服务在运行吗？',
  "Failed to use the control API at {address}: it answered {status} {how}. Is it the mock's address?":
    '无法使用控制接口 {address}：返回了 {status} {how}。这是模拟服务的地址吗？',

  // the check itself
  'Failed to load the cases: there are two called {id}. Rename one.':
    '无法加载用例：有两个都叫 {id}。请给其中一个改名。',
  'Failed to name a cause: it has no findings. This is a bug of the check.':
    '无法归纳原因：其中没有问题。这是检查工具的缺陷。',
  'Failed to run the case {id}: {why}. This is a bug of the suite. {got}':
    '无法运行用例 {id}：{why}。这是用例的缺陷。{got}',
  'Failed to run a case: the run is not open. Open it first.': '无法运行用例：检查尚未开始。请先开始。',
  'Failed to write a finding of {id} down: nothing was sent yet.':
    '无法记录用例 {id} 的问题：还没有发送过请求。',
  'Failed to build the fault catalogue: {id} is in it twice.': '无法生成故障目录：{id} 出现了两次。',
  'Failed to make the faults of {operation}: nothing is known of it. {advice}':
    '无法生成 {operation} 的故障：缺少该接口的信息。{advice}',
} as const satisfies Readonly<Record<string, string>>;
