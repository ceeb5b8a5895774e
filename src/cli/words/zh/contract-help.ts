/** The help of the commands that keep the contract true, English to Chinese. */
export const contractHelp = {
  // breaking
  'Say which changes of the contract break clients, and whom.': '说明契约的哪些改动会破坏客户端、影响谁。',
  'a file, a git revision, or revision:path': '文件、git 版本或 版本:路径',
  'the same': '同上',
  'how it is written': '输出格式',
  'where revisions have the contract': '契约在各版本中的路径',
  'openapi.yaml of the branch main against the one here': 'main 分支的 openapi.yaml 与当前文件比较',
  'two revisions': '两个版本',
  'two files': '两个文件',
  'What is sent and what comes back are judged the other way round: a parameter that takes more breaks nobody, a field that shows more may. Result codes and annotations count; words, examples and sources do not. Exit codes: 0 nothing breaks clients, 1 something does, 2 usage, or no contract.':
    '请求与响应的判断方向相反：参数接受的值变多不影响任何人，字段出现的值变多则可能有影响。结果码和标注计入判断；文字、示例和来源不计。退出码：0 没有破坏性改动，1 有，2 用法错误或不是契约。',

  // drift
  'Hold recorded traffic against the contract.': '用契约检查录制的流量。',
  'HAR, Newman JSON, NDJSON, access logs': 'HAR、Newman JSON、NDJSON、访问日志',
  'only traffic to this base URL': '只看发往此基础地址的流量',
  'the least that makes it fail': '达到此级别即失败',
  'write junit.xml, report.html, report.md, report.json and drift.json':
    '写出 junit.xml、report.html、report.md、report.json 和 drift.json',
  'a HAR of a browser, of Playwright, or of the mock': '浏览器、Playwright 或模拟服务的 HAR',
  'several, of any kind': '多个文件，种类不限',
  'only what went there': '只看发往那里的',
  "Reads HAR, the JSON of Newman, a line each of JSON (HAR entries, or an access log with bodies), and access logs in the combined format with the answer's body as their last field. Nothing is sent. Traffic of other hosts is passed over. Exit codes: 0 holds, 1 violated, 2 usage or a file that cannot be read, 4 no call of the contract in it.":
    '可读取 HAR、Newman 的 JSON、逐行 JSON（HAR 条目或带响应体的访问日志），以及 combined 格式、末字段为响应体的访问日志。不发送任何请求，其他主机的流量会跳过。退出码：0 符合，1 违反，2 用法错误或文件无法读取，4 其中没有契约内的调用。',

  // proxy
  'Stand before a server, pass everything on, and hold its answers against the contract.':
    '架在服务器前面：原样转发全部流量，并用契约检查其响应。',
  'base URL of the API': '接口的基础地址',
  'where the live connection goes (default: port 5260 of the host of the API)':
    '长连接的去向（默认：接口所在主机的 5260 端口）',
  'port to listen on; 0 takes any free one': '监听端口，0 为任意空闲端口',
  'port of the live connection, beside that one': '另开的长连接端口',
  'host beside loopback that may be sent to; may come again': '本机以外允许发往的主机，可重复',
  'lead the addresses that /config and uploads hand out through the proxy':
    '把 /config 和上传返回的地址改为经过代理',
  'write the traffic as HAR while it goes by': '边转发边把流量写成 HAR',
  'hide nothing in the HAR': 'HAR 中不隐藏任何内容',
  'faults of the catalogue to switch on in front of the server, by comma':
    '在服务器前面开启的故障，用逗号分隔',
  'the app asks the proxy, the proxy the server': '应用访问代理，代理访问服务器',
  'for imapi drift and imapi learn': '供 imapi drift 和 imapi learn 使用',
  'how the app copes with it': '看应用如何应对',
  'The console is at /__admin/ of the proxy. It runs until a signal comes, then prints what was found. Exit codes: 0 holds, 1 violated, 2 usage, 4 no call of the contract went through.':
    '控制台在代理的 /__admin/。收到信号后停止并打印结果。退出码：0 符合，1 违反，2 用法错误，4 没有契约中的调用经过。',
} as const;
