import { weatherInChinese } from '../weather-line.ts';

/** What stands in place of an English text: with `$1` and so on for its parts, which are put into Chinese as well. */
export type ChineseText = readonly [english: RegExp, chinese: string | ((text: string) => string)];

/** What a run says of itself: why it could not go on, what it did not see, what it left; English to Chinese. */
export const runTexts: readonly ChineseText[] = [
  // Why it could not begin or go on.
  [/^Failed to reach the API at (\S+): (.*)$/s, '无法连接接口 $1：$2'],
  [
    /^Failed to go on: (.*), and this did not stop\. This says nothing about the build\. Met: (.*)\. Check that the target is running, then run the check again\.$/s,
    '$1，且没有恢复。这不代表版本有问题。期间遇到：$2。请确认目标已启动，然后重新检查。',
  ],
  [/^(\S+) no longer answers \((.*)\)$/s, '$1 不再响应（$2）'],
  [/^(.*) comes instead of an answer of (\S+)$/s, '$2 返回的不是接口响应，而是 $1'],
  [
    /^Failed to go on: the token of the (\w+) is no longer accepted \(1030102\)\. Give a fresh one in (\S+), or a --token-command that prints one\.$/,
    '$1令牌已失效（1030102）。请用 $2 给出新令牌，或用 --token-command 指定能打印令牌的命令。',
  ],
  [
    /^Failed to log in as the (\w+): the token is refused \((.*)\)\. Give a valid one in (\S+), or a --token-command that prints one\.$/,
    '$1令牌被拒绝（$2）。请用 $3 给出有效令牌，或用 --token-command 指定能打印令牌的命令。',
  ],
  [
    /^Failed to get a token from --token-command: (.*)\. Run it by hand with IMAPI_ROLE=owner\.$/s,
    '无法从 --token-command 取得令牌：$1。请设 IMAPI_ROLE=owner 手动运行一次。',
  ],
  [
    /^Failed to start: there is no token\. Give --token TOKEN, or --token-command with a command that prints one\.$/,
    '没有令牌。请给出 --token 令牌，或用 --token-command 指定能打印令牌的命令。',
  ],
  [
    /^Failed to start: there is no token of the owner\. .*$/s,
    '没有主账号的令牌：只要给出任一令牌，就不再使用模拟服务自带的令牌。请同时给出 --token 令牌。',
  ],
  [
    /^Failed to start: (\w+) and (\w+) are the same account\. Give tokens of different accounts\.$/,
    '$1和$2是同一个账号。请给出不同账号的令牌。',
  ],
  [
    /^Failed to start: mode full writes to (\S+), which is not allowed\. .*$/s,
    'full 模式会向 $1 写入，但未获允许。请加 --allow-host $1，或使用只读的 --mode probe。',
  ],
  [
    /^Failed to find a case for --only (.*): nothing has this name\.(.*)$/s,
    '--only 的 $1 不是任何用例、类别或接口的名称。$2',
  ],
  [/^ Did you mean (.*)\?$/, '是不是 $1？'],
  [
    /^Failed to find what failed: (.*) has no failed check of (\S+)\. Run it once without --last-failed\.$/s,
    '$1 中没有 $2 未通过的检查记录。请先不加 --last-failed 运行一次。',
  ],
  [
    /^Failed to find what failed: nothing failed in the last check of (\S+)\. Remove --last-failed\.$/,
    '$1 的上一次检查没有未通过的用例。请去掉 --last-failed。',
  ],
  [
    /^Failed to \w+ the ledger (\S+): (.*)\. Use a writable folder with free space, or choose another with --ledger-dir\.$/s,
    '无法读写记录目录 $1：$2。请换成可写的目录，或用 --ledger-dir 另选。',
  ],
  [
    /^Failed to make the folder (\S+) for the reports: (.*)\. Choose another with --report-dir\.$/s,
    '无法创建报告目录 $1：$2。请用 --report-dir 另选目录。',
  ],
  [
    /^Failed to read (\S+), line (\S+): (.*)\. Each entry has (.*)\.$/s,
    '无法读取 $1 第 $2 行：$3。每一项应有 $4。',
  ],
  // Why it could not be reached.
  [
    /^(.*)\. Check the address, or add --insecure to continue anyway\.$/s,
    '$1。请检查地址，或加 --insecure 继续。',
  ],
  [/^(.*)\. Check that it is running, or raise --timeout\.$/s, '$1。请确认服务已启动，或调大 --timeout。'],
  [/^(.*)\. Check that it is running and the address is right\.$/s, '$1。请确认服务已启动、地址无误。'],
  [
    /^it redirects \((\d+)\) to (.*)\. Name the API itself; .*$/s,
    '它重定向（$1）到 $2。请填写接口本身的地址，前面可能有登录页或代理。',
  ],
  [
    /^it answers (\d+): (.*)\. The proxy is running, the API behind it is not\.$/s,
    '它返回 $1：$2。代理正常，但其后的接口没有启动。',
  ],
  [
    /^it answers a page instead of JSON \((\d+)\): (.*)\. Name the API itself; .*$/s,
    '它返回网页而不是 JSON（$1）：$2。请填写接口本身的地址，前面可能有登录页或代理。',
  ],
  [
    /^(.*) comes instead of an answer\. A proxy or a login page may be in front of it\.$/s,
    '返回的不是接口响应，而是 $1。前面可能有代理或登录页。',
  ],
  [
    /^neither \/config nor \/user\/get answers JSON there \((.*)\)\. Is this the address of the API\?$/s,
    '/config 和 /user/get 都没有返回 JSON（$1）。这是接口的地址吗？',
  ],
  [
    /^the connection was closed before the answer was complete \((.*)\)$/s,
    '响应未完整返回，连接就已关闭（$1）',
  ],
  [/^the answer has more than (\d+) bytes$/, '响应超过 $1 字节'],
  [/^the answer cannot be unpacked \((.*)\)$/s, '响应无法解压（$1）'],
  [/^the certificate is not trusted \((.*)\)$/, '证书不受信任（$1）'],
  [/^it does not speak TLS there \(https\)$/, '该端口不支持 TLS（https）'],
  [/^a page instead of (?:JSON|a file) \((\d+)\)$/, '网页（$1）'],
  [/^the target does not read queries$/, '目标不读取查询参数'],
  [/^the group for the cases could not be made \((.*)\)$/s, '无法为用例建群（$1）'],
  [/^an answer lacks what the next step needs$/, '响应缺少下一步所需的内容'],
  [/^(\w+) was refused$/, '$1 被拒绝'],
  [/^(\d+) of (\d+) requests got (.*)$/s, '$2 个请求中有 $1 个得到 $3'],
  // What it did not see.
  [/^it never succeeded$/, '从未成功'],
  [/^(\S+) never had a row$/, '$1 从未有数据'],
  [/^(\S+) was never seen$/, '从未出现结果码 $1'],
  [
    /^a run in which its cases are exercised and one of them succeeds: the findings say why none did$/,
    '执行该接口的用例并至少成功一次；没有成功的原因见各问题',
  ],
  [
    /^a server that refuses the calls the cases make for it: the findings say what came instead$/,
    '服务器拒绝用例发出的相应请求；实际返回见各问题',
  ],
  [/^an account of the owner that has a friend$/, '主账号有好友'],
  [/^an account of the owner that has a nickname$/, '主账号有昵称'],
  [/^an account of the owner that has one$/, '主账号下有这样的数据'],
  [/^a --peer-token of a user with a phone number$/, '用 --peer-token 给出有手机号的对方账号'],
  [
    /^a --plant-command that writes a text into the group of the run$/,
    '用 --plant-command 指定能向检查所建的群发消息的命令',
  ],
  [
    /^--allow-irreversible and an --upload-target$/,
    '加 --allow-irreversible，并用 --upload-target 指定上传服务',
  ],
  // What it left.
  [
    /^an ended login of the (\w+): .*$/s,
    '$1的登录已失效：随群解散而失效（见接口文档）；可用 --token-command 重新登录',
  ],
  [/^perhaps messages between (\w+) and (\w+)$/, '$1与$2之间可能有消息'],
  [/^(\d+) messages between (\w+) and (\w+)$/, '$2与$3之间的 $1 条消息'],
  [/^(\d+) messages in the history of the group (\S+)$/, '群 $2 聊天记录里的 $1 条消息'],
  [/^the group (.*) \((\S+)\)$/s, '群 $1（$2）'],
  [/^a pin of the chat with user (\S+)$/, '与用户 $1 的会话置顶'],
  [/^perhaps (.*), which could not be listed \((.*)\)$/s, '可能还有$1，无法列出（$2）'],
  [/^messages of the (\w+)$/, '$1的消息'],
  [/^groups of the (\w+)$/, '$1的群'],
  [/^the history of the group (\S+)$/, '群 $1 的聊天记录'],
  [
    /^rows of room_group_msg that hide group messages of the check from an account; .*$/,
    'room_group_msg 中把检查所发的群消息对某账号隐藏的行，没有接口可以撤销',
  ],
  [/^uploaded files that are kept for one day \(validTime 1\)$/, '上传的文件，保留一天（validTime 1）'],
  [/^owner and outsider are friends now \((.*)\)$/, '主账号与群外账号已成为好友（$1）'],
  [
    /^\d+ (?:limits?|gateway errors?|connections?|timeouts?|refusals?|redirects?|pages?|requests? sent again|lost answers?)\b.*$/s,
    weatherInChinese,
  ],
  [
    /^(.*); (\d+ (?:limits?|gateway errors?|connections?|timeouts?|refusals?|redirects?|pages?)\b.*)$/s,
    '$1；$2',
  ],
];
