/** The help of the commands that keep the contract true, English to Chinese. */
export const contractHelp = {
  // breaking
  'List the contract changes that break clients, and which clients.':
    '说明契约的哪些改动会破坏客户端、影响谁。',
  'a file, a git revision, or revision:path': '文件、git 版本或 版本:路径',
  'the same': '同上',
  'output format': '输出格式',
  'path of the contract in the revisions': '契约在各版本中的路径',
  'openapi.yaml of the branch main against the one here': 'main 分支的 openapi.yaml 与当前文件比较',
  'two revisions': '两个版本',
  'two files': '两个文件',
  'Requests and answers are judged in opposite ways: a parameter that accepts more values breaks no client, a field that returns more values may. Result codes and annotations count; words, examples and sources do not. Exit codes: 0 nothing breaks clients, 1 something does, 2 usage, or no contract.':
    '请求与响应的判断方向相反：参数接受的值变多不影响任何人，字段出现的值变多则可能有影响。结果码和标注计入判断；文字、示例和来源不计。退出码：0 没有破坏性改动，1 有，2 用法错误或不是契约。',

  // drift
  'Check recorded traffic against the contract.': '用契约检查录制的流量。',
  'HAR, Newman JSON, NDJSON, access logs': 'HAR、Newman JSON、NDJSON、访问日志',
  'HAR, Newman JSON, NDJSON, access logs, report.json of a check':
    'HAR、Newman JSON、NDJSON、访问日志，或检查的 report.json',
  'only traffic to this base URL': '只看发往此基础地址的流量',
  'write junit.xml, report.html, report.md, report.json and drift.json':
    '写出 junit.xml、report.html、report.md、report.json 和 drift.json',
  'a HAR of a browser, of Playwright, or of the mock': '浏览器、Playwright 或模拟服务的 HAR',
  'several, of any kind': '多个文件，种类不限',
  'only what went there': '只看发往那里的',
  "Reads HAR, the JSON of Newman, one JSON per line (HAR entries, or an access log with bodies), and access logs in the combined format with the answer's body as their last field. Nothing is sent. Traffic of other hosts is ignored. Exit codes: 0 holds, 1 violated, 2 usage or a file that cannot be read, 4 no call of the contract in it.":
    '可读取 HAR、Newman 的 JSON、逐行 JSON（HAR 条目或带响应体的访问日志），以及 combined 格式、末字段为响应体的访问日志。不发送任何请求，其他主机的流量会跳过。退出码：0 符合，1 违反，2 用法错误或文件无法读取，4 其中没有契约内的调用。',

  // proxy
  'Pass traffic to a server and check its answers against the contract.':
    '架在服务器前面：原样转发全部流量，并用契约检查其响应。',
  'base URL of the API': '接口的基础地址',
  'where the live connection goes (default: port 5260 of the host of the API)':
    '长连接的去向（默认：接口所在主机的 5260 端口）',
  'port to listen on; 0 takes any free one': '监听端口，0 为任意空闲端口',
  'port of the live connection, beside that one': '另开的长连接端口',
  'host other than loopback that may be used; repeatable': '本机以外允许发往的主机，可重复',
  'rewrite the addresses in /config and uploads to those of the proxy':
    '把 /config 和上传返回的地址改为经过代理',
  'write the traffic as HAR while it passes': '边转发边把流量写成 HAR',
  'mask nothing in the HAR': 'HAR 中不隐藏任何内容',
  'faults of the catalogue to switch on in front of the server, separated by commas':
    '在服务器前面开启的故障，用逗号分隔',
  'the app asks the proxy, the proxy the server': '应用访问代理，代理访问服务器',
  'for imapi drift and imapi learn': '供 imapi drift 和 imapi learn 使用',
  'how the app copes with it': '看应用如何应对',
  'The console is at /__admin/ of the proxy. It runs until a signal comes, then prints what was found. Exit codes: 0 holds, 1 violated, 2 usage, 4 no call of the contract went through.':
    '控制台在代理的 /__admin/。收到信号后停止并打印结果。退出码：0 符合，1 违反，2 用法错误，4 没有契约中的调用经过。',

  // learn
  'Print the changes to openapi.yaml that recorded traffic asks for, as a patch.':
    '把录制流量要求的 openapi.yaml 改动打印为补丁。',
  'the contract to change': '要修正的契约文件',
  'make the changes': '直接修改',
  'ask about each change, then make those you accept': '逐项询问，再修改同意的部分',
  'print the changes as JSON': '以 JSON 输出改动',
  'the patch, with how often each thing was seen': '补丁，并附每项出现的次数',
  'the same as --write, in git': '效果同 --write，通过 git',
  'what a check, or drift, has found': '检查或 drift 发现的问题',
  'Only what was seen counts: new fields, parameters, result codes and operations, other types, keys that can be absent. What contradicts an annotation is named and left to you. Exit codes: 0 nothing to change, or changed; 1 there is something to change; 2 usage or a file that cannot be read; 4 no call of the contract in it.':
    '只以看到的为准：新的字段、参数、结果码和接口，类型不同，可能缺少的键。与标注矛盾的只指出，由人决定。退出码：0 无需改动或已改，1 有改动，2 用法错误或文件无法读取，4 其中没有契约内的调用。',

  // compare
  'Send the same calls to two servers and say where their answers differ.':
    '向两个服务器发送同样的请求，列出响应的差异。',
  'base URL of the first server': '其中一个的基础地址',
  'base URL of the second server': '另一个的基础地址',
  'token of an account of both (the mock has its own)': '两边通用的账号令牌（模拟服务自带）',
  'token on the second server, if it is different': '另一个服务器的令牌（不同时）',
  'operations to compare, separated by commas': '要比较的接口，用逗号分隔',
  'also send calls that write, in a group that is created and removed; ends the login':
    '也比较写入类请求：在新建的群里进行，结束后解散；登录随之失效',
  'print the differences as JSON': '以 JSON 输出差异',
  'the mock and staging': '模拟服务与预发布环境',
  'two releases': '两个版本',
  'Only calls that read are sent, unless --writes is given. Ids may differ if each matches one id of the other server, times within their unit, rows in their order where the contract gives none. Exit codes: 0 no difference, 1 differences or a group left behind, 2 usage, 3 unreachable or logged out, 4 nothing succeeded.':
    '只发送读取类请求，除非给出 --writes。ID 可以不同，但须一一对应；时间只看单位；没有约定顺序的行可以换位。退出码：0 无差异，1 有差异或有群未清理，2 用法错误，3 不可达或未登录，4 没有成功的请求。',
} as const;
