import { contractHelp } from './contract-help.ts';

/** What the help says, English to Chinese: commands, flags, examples, and the words that Commander puts around them. */
export const help = {
  // Commander's own
  'Usage:': '用法：',
  'Options:': '参数：',
  'Global Options:': '全局参数：',
  'Commands:': '命令：',
  'Arguments:': '位置参数：',
  'Examples:': '示例：',
  'display help for command': '显示帮助',
  'output the version number': '显示版本号',
  'Run imapi --help for all commands.': '运行 imapi --help 查看全部用法。',

  // every command
  'One contract for the IM HTTP API, a stateful mock driven by it, and a check that tests any server against it.':
    'IM HTTP 接口的一份契约、由它驱动的有状态模拟服务，以及能用它检查任何服务器的工具。',
  'configuration file (default: imapi.config.ts, .mts, .js or .mjs)':
    '配置文件（默认：imapi.config.ts、.mts、.js 或 .mjs）',
  'output language (default: from the locale)': '输出语言（默认：跟随系统区域设置）',
  'A flag overrides the environment (--log-format as IMAPI_LOG_FORMAT), the environment overrides imapi.config.ts, and that overrides the default. The file exports defineConfig({ serve: { port: 9000 } }) of imapi-mock/config.':
    '优先级：命令行参数 > 环境变量（--log-format 对应 IMAPI_LOG_FORMAT）> imapi.config.ts > 默认值。配置文件导出 imapi-mock/config 的 defineConfig({ serve: { port: 9000 } })。',

  // serve
  'Start the mock server.': '启动模拟服务。',
  'port of the API; 0 takes any free one': '接口端口；0 表示任选空闲端口',
  'port of the upload service': '上传服务端口',
  'port of the file service': '文件服务端口',
  "port of the app's live connection (fixed in apps)": '应用长连接端口（应用中写死的端口）',
  'do not listen for the live connection': '不开启长连接',
  'fail when a port is taken instead of taking the next free one':
    '端口被占用时报错，而不是换用下一个空闲端口',
  'interface to listen on': '监听地址',
  'folder for all data': '数据目录',
  'keep nothing on disk': '不写磁盘',
  'when a write counts as saved: os leaves it to the system, always syncs to disk':
    '写入何时算落盘：os 交给操作系统，always 每批都同步',
  'data of a new store: demo, empty, large, a file with a scenario, or a folder of rows':
    '场景（初始数据）：demo、empty、large、场景文件，或一个数据文件夹',
  'reload the rows of --scenario when its file is edited': '--scenario 的文件一改，就重新载入其中的数据',
  'start over with the scenario': '丢弃现有数据，从场景重新开始',
  'accept a store whose files were edited by hand, or whose log is missing':
    '接受被手工修改过、或日志已丢失的数据目录',
  'seed of generated ids': '生成 ID 用的随机种子',
  'freeze the clock at this moment': '把时钟冻结在此刻',
  'public base URL of the API': '别人访问接口用的地址',
  'public base URL of the files': '别人访问文件用的地址',
  'delay of every answer, 200 or 100-400': '每个响应的延迟（毫秒），如 200 或 100-400',
  'refuse requests that lack a parameter the document requires': '缺少文档要求的参数时直接拒绝',
  'do not check answers against the contract': '不用契约检查自己的响应',
  'send no CORS headers': '不发送 CORS 响应头',
  'dissolving a group does not end the login of its owner': '解散群后群主的登录仍然有效',
  'do not answer calls that apps make but the document does not have': '不提供文档之外、应用却需要的接口',
  'which passwords are accepted: any, or only those of the fixtures':
    '登录密码：any 任意，strict 只认预置密码',
  'JSON with the passwords of a strict login, by user id or phone':
    'strict 登录用的密码文件（JSON，键为用户 ID 或手机号）',
  'shape of answers: as in the document, or as newer apps expect':
    '新版应用与文档的响应结构不同时，采用哪一种',
  'number of requests to keep in the journal': '保留多少条请求记录',
  'token of the control API; with a --host other than loopback, one is generated and printed':
    '控制接口的令牌；监听非本机地址且未指定时自动生成并打印',
  'origins of other pages that may use the control API': '除自带控制台外，允许使用控制接口的页面来源',
  'how each request is logged': '请求的输出格式',
  'the demo data, kept in .imapi': '演示数据，保存在 .imapi',
  'nothing on disk, any free port': '不写磁盘，任选空闲端口',
  'start over from the demo data': '从演示数据重新开始',
  'refuse what the document does not allow, slowly': '按文档严格拒绝，并放慢响应',
  'Each flag can come from the environment: IMAPI_PORT=9000, IMAPI_MEMORY=1, IMAPI_NO_CORS=1.':
    '每个参数都可以来自环境变量：IMAPI_PORT=9000、IMAPI_MEMORY=1、IMAPI_NO_CORS=1。',

  // check and sweep
  'Check a server against the contract.': '用契约检查一台服务器。',
  'Remove what an interrupted check left.': '清除中断的检查留下的数据。',
  'base URL of the API; there is no default': '接口的基础地址，没有默认值',
  'base URL of the upload service': '上传服务的基础地址',
  'base URL of the file service': '文件服务的基础地址',
  'token of the account that creates everything (the mock has its own)':
    '主账号令牌，测试数据归它所有（检查模拟服务时自动取得）',
  'token of a second account, a friend of the first': '第二个账号的令牌，须为主账号的好友',
  'token of a third account': '第三个账号的令牌',
  'command that prints a token; IMAPI_ROLE says whose: owner, peer, outsider':
    '输出令牌的命令；IMAPI_ROLE 说明要谁的：owner、peer、outsider',
  "token of the mock's control API": '模拟服务控制接口的令牌',
  'host other than loopback that may be written to; repeatable': '除本机外允许写入的主机，可重复',
  'accept certificates that cannot be verified': '接受不受信任的证书',
  'maximum requests per second; 0 for no limit': '每秒最多请求数，0 为不限',
  'max time for a complete answer': '等待完整响应的时限（毫秒）',
  'folder where a run records what it creates': '记录本次检查创建了什么的目录',
  'probe only reads; full creates what it needs and removes it again':
    'probe 只读；full 会创建所需数据，结束后清除',
  'cases, concerns or operations, separated by commas; @report.json: what failed in it':
    '只运行这些用例、主题或接口，逗号分隔；@report.json 为其中未通过的用例',
  'only what failed when this target was last checked': '只运行上次检查该目标时未通过的用例',
  'run the case of a finding again: FINGERPRINT@report.json': '重新运行某个问题的用例：指纹@report.json',
  'run one part of the cases, such as 1/4; imapi report merges them':
    '只运行一个分片，如 1/4；用 imapi report 合并',
  'report.json of an earlier run: only what is new fails': '之前的 report.json：只有新问题才算失败',
  'start a mock, check it, stop it': '启动一个模拟服务，检查后关闭',
  'print what would be sent, created and left behind; send nothing':
    '只说明会发送、创建和留下什么，不发送任何请求',
  'write waivers.yaml entries for what fails, to a file or the output':
    '为未通过的问题生成 waivers.yaml 条目，写入文件或直接输出',
  'write SARIF 2.1.0 for code scanning': '写入 SARIF 2.1.0，供代码扫描使用',
  "additional header, 'Name: value', e.g. for a gateway; repeatable":
    '附加请求头，如网关所需的 Name: value，可重复',
  'a mock of its own': '自带模拟服务',
  'sends nothing': '不发送任何请求',
  'what failed last time': '上次未通过的用例',
  'is it still there?': '问题还在吗',
  'only what is new fails': '只有新问题才算失败',
  'lowest severity that fails the check': '达到什么级别算失败',
  'known findings (default: waivers.yaml if it exists)': '已知问题豁免文件（默认：存在时使用 waivers.yaml）',
  'write junit.xml, report.html, report.md and report.json':
    '报告目录：写入 junit.xml、report.html、report.md、report.json',
  'seed of order and texts (default: random)': '顺序和文本的随机种子（默认：随机）',
  'max cases at a time (default: up to 16, fewer on a slow target)':
    '最大并发用例数（默认视目标承受能力，最多 16）',
  'also do what the API cannot undo: friends, uploads': '也执行接口无法撤销的操作：加好友、上传',
  'command that writes a text into a group; gets {from, room, content, type} as JSON':
    '向群里发消息的命令，从标准输入读取 JSON {from, room, content, type}',
  'a token that has expired': '一个已过期的令牌',
  'max time until a write is visible (default: 0 on the mock, 2000 elsewhere)':
    '写入必须在多久内可见，毫秒（默认：模拟服务 0，其他 2000）',
  'max time for an answer (default: 1000 on the mock, 3000 elsewhere)':
    '响应时间上限，毫秒（默认：模拟服务 1000，其他 3000）',
  'print the cases instead of running them': '列出用例，不执行',
  'print the report, or the list, as JSON': '以 JSON 输出报告或用例列表',
  'print what was found as JSON': '以 JSON 输出结果',
  'read only, against the mock': '只读检查模拟服务',
  'read only, against a server': '只读检查服务器',
  'some cases': '只运行部分用例',
  'for a script': '供脚本使用',
  'Exit codes: 0 holds, 1 violated, 2 usage, 3 unreachable or token refused, 4 too little checked, 5 something left behind, 130 stopped. The last line says which and why. Each flag can come from the environment: IMAPI_TOKEN, IMAPI_TARGET.':
    '退出码：0 符合契约，1 违反契约，2 用法错误，3 目标不可达或令牌被拒，4 检查不足，5 有残留数据，130 被中断。最后一行说明退出码和原因。每个参数都可以来自环境变量：IMAPI_TOKEN、IMAPI_TARGET。',
  'Removes what an interrupted check has left: groups, messages and pins that its ledger in .imapi-check names, and everything of the given accounts with the marker imapi-check-. It can run any number of times.':
    '清除中断的检查留下的数据：.imapi-check 中记录的群、消息和置顶，以及这些账号下带有 imapi-check- 标记的一切。可以反复运行。',
  'Exit codes: 0 nothing is left, 2 usage, 3 unreachable or token refused, 5 something could not be removed.':
    '退出码：0 已清除干净，2 用法错误，3 目标不可达或令牌被拒，5 有数据未能清除。',

  // steps
  'Print the steps to a finding: as a script that runs, as HAR or as a bug report.':
    '输出重现某个问题的步骤：可运行的脚本、HAR 或缺陷报告。',
  'fingerprint of the finding (in square brackets in the report); with @report.json, from that report':
    '问题的指纹，即方括号中的内容；加 @report.json 则取自该报告',
  'report.json of the check': '检查生成的 report.json',
  'a shell script, an archive of the requests, or a bug report': 'Shell 脚本、请求存档或缺陷报告',
  'from report/report.json': '取自 report/report.json',
  'a bug report to paste': '可直接粘贴的缺陷报告',
  'for a browser, Postman, Insomnia': '用于浏览器、Postman、Insomnia',
  'The script needs sh, curl and node. It creates its own group, removes it again, and exits with 1 if the fault is there, 0 if it is not, 2 if a variable is missing, 3 if it did not get that far, 4 if only the case itself can tell (imapi check --replay).':
    '脚本需要 sh、curl 和 node，会自建一个群，结束后清除。退出码：1 问题仍在，0 问题已不在，2 缺少变量，3 没能执行到那一步，4 只有用例本身才能判断（imapi check --replay）。',

  ...contractHelp,

  // report
  'Merge the parts of a check into one report, or compare two.': '把分片检查的报告合并成一份。',
  'report.json of each part': '各分片的 report.json',
  'print the report as JSON': '以 JSON 输出报告',
  'compare two reports, the earlier first: what is new, gone, the same':
    '比较两份报告，较早的在前：新增、消失、仍在的问题',
  'from a run on four machines': '四台机器分片运行的结果',
  'writes compare.html and compare.md': '写入 compare.html、compare.md',
  'Makes one report of several, e.g. of the shards of npm run contracts, and exits like one check of everything.':
    '把多份报告合并成一份，例如 npm run contracts 的各个分片；退出码与一次完整检查相同。',

  // mutate and faults
  'Measure which faults the check notices, each in a mock of its own.':
    '测量检查的能力：把目录中的每种故障放进一个单独的模拟服务，看能否发现。',
  'try one fault and explain it': '只试一种故障并说明过程',
  'faults of one family': '只看一类故障',
  'faults of one operation': '只看一个接口的故障',
  'min share of faults noticed in every family': '每一类至少要发现的百分比',
  'runs without a fault': '无故障对照运行的次数',
  'for one in so many faults, measure which operation the check blames; 0 for none':
    '每多少个故障测量一次检查归因的接口；0 为不测',
  'try one in so many faults': '每多少个故障只试一个',
  'number of threads; 0 for no extra thread': '线程数；0 为不另开线程',
  'one per core, max 8': '每核一个，最多 8 个',
  'write strength.json, strength.md and strength.html':
    '报告目录：写入 strength.json、strength.md、strength.html',
  'write the table as Markdown': '把结果表写成 Markdown 文件',
  'the whole catalogue, with the score of each family': '全部故障，按类别给出得分',
  'and strength.json, strength.md, strength.html': '同时写入 strength.json、strength.md、strength.html',
  'a sample of it, quick enough for every change': '抽样，快到每次改动都能跑',
  'what was done, and what the check saw': '做了什么改动，检查看到了什么',
  'Exit codes: 0 strong enough, 1 below the floor or a false alarm, 2 usage.':
    '退出码：0 达标，1 低于下限或有误报，2 用法错误。',
  'List the faults that can be switched on.': '列出可以开启的故障。',
  'as JSON': '以 JSON 输出',
  'all faults': '全部故障',
  'what can be switched on for one operation': '某个接口可以开启的故障',
  "Switch one on for a request: curl -H 'Prefer: fault=transport-page-getUser' …":
    "对单个请求开启：curl -H 'Prefer: fault=transport-page-getUser' …",
  'or for all that follow: curl -X PUT …/__admin/faults/getUser -d \'{"fault":"transport-page-getUser"}\'':
    '对之后所有请求开启：curl -X PUT …/__admin/faults/getUser -d \'{"fault":"transport-page-getUser"}\'',

  // generate
  'Generate a consistent store of any size, as JSON files.':
    '生成任意规模、前后一致的数据，保存为 JSON 文件。',
  'number of users': '用户数',
  'number of groups': '群数',
  'number of messages': '用户发送的消息数',
  'seed of all data': '随机种子，决定全部内容',
  'time at which the history ends (default: 2021-03-04T12:00:00Z)':
    '聊天记录截止的时间（默认：2021-03-04T12:00:00Z）',
  'a new or empty folder': '输出目录，须不存在或为空',
  'print the summary as JSON': '以 JSON 输出统计',
  '1,000 users, 200 rooms, 100,000 messages, as serve --scenario large':
    '1,000 用户、200 群、100,000 条消息，同 serve --scenario large',
  'the summary as JSON, for a script': '以 JSON 输出统计，供脚本使用',
  'The same numbers and the same seed give the same files, to the byte. There is one JSON file for each collection. The first user is 100000; the service account 10000 is extra. What the server writes into groups (who joined, notices) does not count as messages, and a single message is two rows, one for each side.':
    '数量和种子相同，生成的文件就逐字节相同。每个集合一个 JSON 文件。第一个用户是 100000，另外还有系统账号 10000。群里由服务器写入的消息（入群、公告）不计入消息数；一条单聊消息占两行，双方各一行。',

  // mcp
  'Give an assistant the mock and the check as tools (Model Context Protocol).':
    '把模拟服务和契约检查作为工具提供给 AI 助手（Model Context Protocol）。',
  'where the mock runs': '模拟服务的地址',
  'start a mock in memory instead': '改为启动一个内存中的模拟服务',
  'work in the world of a session': '在某个测试会话的数据空间里工作',
  'also offer tools that change the mock or write to the target': '同时提供会修改模拟服务或写入目标的工具',
  'serve over HTTP on this machine instead of standard input': '改用本机 HTTP 提供服务，不走标准输入',
  'over standard input and output, as assistants start it': '通过标准输入输出，AI 助手就是这样启动它的',
  'a mock of its own, to play with': '自带一个模拟服务，随便试',
  'at http://127.0.0.1:8095/mcp': '地址为 http://127.0.0.1:8095/mcp',
  'checks that server, reading only': '检查该服务器，只读',
  'Needs the packages @modelcontextprotocol/sdk and zod beside imapi-mock. Without --target the check tests the mock itself.':
    '除 imapi-mock 外，还需要安装 @modelcontextprotocol/sdk 和 zod。不给 --target 时，检查的就是模拟服务本身。',

  // init
  'Set this project up: configuration, proxy rule, a fixture for its tests, npm scripts.':
    '为当前项目做好接入：配置文件、代理规则、测试夹具、npm 脚本。',
  'print what would be written, and write nothing': '只说明会写什么，不写入',
  'Looks at package.json for Vite, Angular, webpack, vitest, jest and Playwright. Existing files are not changed; what to add to them is printed.':
    '根据 package.json 判断是否使用 Vite、Angular、webpack、vitest、jest 和 Playwright。已有的文件保持不变，需要加进去的内容会打印出来。',
} as const;
