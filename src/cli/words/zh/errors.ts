import { contractErrors } from './contract-errors.ts';
import { learnTexts } from './learn.ts';
import { readingErrors } from './reading-errors.ts';
import { storeErrors } from './store-errors.ts';
import { usageErrors } from './usage-errors.ts';

/**
 * What goes wrong, English to Chinese: of Commander, of the command line, and of the rooms below it. A test holds this
 * table against the errors in the sources of those rooms.
 */
export const errors: Readonly<Record<string, string>> = {
  ...usageErrors,

  // output, ports
  'Failed to write the output: {why}. Free disk space, or send it elsewhere.\n':
    '无法写入输出：{why}。请腾出空间，或改写到别处。\n',
  'Failed to listen on {host}:{port}: the port is taken. {free}':
    '无法监听 {host}:{port}：端口已被占用。{free}',
  'Failed to listen on {host}:{port}: not permitted. {free}': '无法监听 {host}:{port}：没有权限。{free}',
  'Failed to listen on {address}:{port}: {why}. Is {host} an address of this machine (--host)?':
    '无法监听 {address}:{port}：{why}。{host} 是本机地址吗（--host）？',
  'Choose another with {flag}, or {zero} 0 for any free one.':
    '请用 {flag} 换一个端口，或用 {zero} 0 任选空闲端口。',

  // faults and mutate
  'Failed to find faults: the family {family} has no fault for {operation}. Remove one of the two.':
    '没有找到故障：类别 {family} 中没有适用于 {operation} 的。请去掉其中一个条件。',
  'Failed to find faults: there is no {what} {name}. There are {names}.':
    '没有找到故障：没有{what} {name}。可选：{names}。',
  'Failed to find faults: there is no {what} {name}.{near}': '没有找到故障：没有{what} {name}。{near}',
  family: '类别',
  operation: '接口',
  'Failed to find the fault {id}: there is no fault with this id.{near} imapi faults lists them.':
    '没有找到故障 {id}：目录中没有这个 ID。{near}用 imapi faults 查看全部。',
  'Failed to write the report to {folder}: {why}. Choose another with --report-dir.':
    '无法把报告写入 {folder}：{why}。请用 --report-dir 换一个目录。',
  'Failed to write {file}: {why}. Choose another place.': '无法写入 {file}：{why}。请换一个位置。',
  'Failed to start: this is a worker of imapi mutate. Run imapi mutate.':
    '无法启动：这是 imapi mutate 的工作线程，请运行 imapi mutate。',
  'Failed to try {id}: it is not in the catalogue.': '无法尝试 {id}：目录中没有它。',
  'Failed to try faults: a worker ended with {code}.': '尝试故障时失败：一个工作线程以 {code} 退出。',
  'Failed to measure: there was no run without a fault.': '无法测量：没有无故障的对照运行。',
  'Failed to run the check without a fault: {why}': '无故障的对照检查运行失败：{why}',
  'Failed to run the check in bad weather, seed {seed}: {why}':
    '恶劣网络条件下的检查运行失败（种子 {seed}）：{why}',
  '{share} of all faults were noticed': '全部故障只发现了 {share}',

  // generate
  'Failed to generate {count} {what}: {why}. Ask for {least} to {most}.':
    '无法生成 {count} 个{what}：{why}。请指定 {least} 到 {most}。',
  users: '用户',
  rooms: '群',
  messages: '消息',
  'rooms and messages need users': '群和消息都需要有用户',
  'the number is not possible': '数量不合理',
  'Failed to generate up to that moment: it is out of range. Choose one from 2002 to 2099.':
    '无法生成到该时间：太远了。请在 2002 到 2099 年之间选择。',
  'Failed to generate a message: there is no user. Ask for at least one.':
    '无法生成消息：没有用户。请至少指定一个。',
  'Failed to generate a room: there is no user to own it. Ask for at least one.':
    '无法生成群：没有用户可以当群主。请至少指定一个。',
  'Failed to make the folder {folder}: {why}. Choose another with --out.':
    '无法创建目录 {folder}：{why}。请用 --out 换一个。',
  'Failed to write to {folder}: the folder is not empty. Empty it first, or choose another with --out.':
    '无法写入 {folder}：目录不为空。请先清空，或用 --out 换一个。',
  'Failed to write to {folder}: {why}. No files are left there; free disk space, or choose another folder with --out.':
    '无法写入 {folder}：{why}。没有留下文件；请腾出磁盘空间，或用 --out 换一个目录。',

  // what a mock begins with
  'Failed to make a mock: {why}': '无法创建模拟服务：{why}',
  'there is no option {name}.{near}': '没有选项 {name}。{near}',
  'Failed to start the scenario {name}: no scenario or folder has this name. Choose {names}, a module that exports one, or a folder that imapi generate made.':
    '无法使用场景 {name}：没有这个名称的场景或文件夹。请选择 {names}、导出场景的模块，或 imapi generate 生成的文件夹。',
  'Failed to read the scenario {file}: {why}. Correct the file, or name another.':
    '无法读取场景 {file}：{why}。请修正该文件，或换一个。',
  'Failed to read the scenario {file}: it exports no scenario. Write export default scenario(s => { … }).':
    '无法读取场景 {file}：没有导出场景。请写 export default scenario(s => { … })。',
  'Failed to watch: --watch needs --scenario with a file or a folder. Name one.':
    '无法监视：--watch 需要配合 --scenario 指定的文件或文件夹。请指定一个。',
  'Failed to build the scenario: ago is {ago}. Write milliseconds, or 90s, 5m, 2h, 30d.':
    '场景有误：ago 的值是 {ago}。请写毫秒数，或 90s、5m、2h、30d。',
  'Failed to build the scenario: there is no user {id} ({name}). Define them with user().':
    '场景有误：没有用户 {id}（{name}）。请用 user() 定义。',
  'Failed to build the scenario: {name} is not in the group {room}. Add them to its members.':
    '场景有误：{name} 不在群 {room} 中。请把 TA 加到成员里。',
  'Failed to build the scenario: {name} is not in the chat of {one} and {other}.':
    '场景有误：{name} 不在 {one} 和 {other} 的单聊中。',
  'Failed to build the scenario: two users have the id {id}. Choose another.':
    '场景有误：有两个用户的 ID 都是 {id}。请换一个。',
  'Failed to build the scenario: the group {name} has no members. Name its owner first.':
    '场景有误：群 {name} 没有成员。请先写群主。',
  'Failed to build the scenario: two groups have the jid {jid}. Choose another.':
    '场景有误：有两个群的 jid 都是 {jid}。请换一个。',
  'Failed to start the scenario {name}: the folder {folder} already has a store. Add --reset to start over from the scenario, remove --scenario to keep the store, or choose another folder with --data.':
    '无法使用场景 {name}：{folder} 中已有数据。加 --reset 从该场景重新开始，去掉 --scenario 继续使用现有数据，或用 --data 换一个目录。',
  'Failed to load {where}: {why}. Make the row fit {schema} of openapi.yaml.':
    '无法加载 {where}：{why}。请让该行符合 openapi.yaml 的 {schema}。',
  'Failed to load the collection {name}: there is no such collection. The store has {names}.':
    '无法加载集合 {name}：没有这个集合。可用的集合：{names}。',
  'Failed to load the collection {name}: it is not a list. Give a JSON array of rows.':
    '无法加载集合 {name}：不是列表。应为行组成的 JSON 数组。',
  'Failed to load the collection {name}: two rows have the key {key}. Take one of them away.':
    '无法加载集合 {name}：有两行的键都是 {key}。请去掉其中一行。',
  'Failed to load the collection {name}: a row belongs to {other}. Move it there, or correct its room_jid.':
    '无法加载集合 {name}：有一行属于 {other}。请移过去，或修正它的 room_jid。',
  'Failed to store a row in {collection}: its key is {key}. Give the row all fields of its key.':
    '无法在 {collection} 中保存一行：它的键是 {key}。请给出组成键的全部字段。',
  'Failed to read {path}: it has no JSON files. imapi generate makes such a folder.':
    '无法读取 {path}：其中没有 JSON 文件。imapi generate 可以生成这样的文件夹。',
  'Failed to read {file}: it is not a JSON array. Make it a list of rows.':
    '无法读取 {file}：不是 JSON 数组。应为行的列表。',
  'Failed to read {file}: row {row} is not an object. Make it a list of rows, each an object.':
    '无法读取 {file}：第 {row} 行不是对象。应为对象的列表。',
  'Failed to read {file}: {why}. Correct the file; it has to be JSON in UTF-8.':
    '无法读取 {file}：{why}。请修正文件，应为 UTF-8 编码的 JSON。',
  'Failed to read the passwords in {file}: {why}. Give a JSON object: {"100164": "password"}.':
    '无法读取密码文件 {file}：{why}。应为 JSON 对象：{"100164": "password"}。',
  'it is not a JSON object': '不是 JSON 对象',
  'the password of {name} is no text': '{name} 的密码不是文本',

  'Failed to find the session: {sender} is {name}, which is not a valid session name. Send one name of 1 to 64 letters, digits, dots, hyphens and underscores, or leave it out.':
    '没有找到测试会话：{sender} 的值 {name} 不是测试会话名。测试会话名为 1 到 64 个字母、数字、点、连字符或下划线，也可以不传。',

  // the server
  'Failed to listen: there is no service {service}. They are {names}.':
    '无法监听：没有服务 {service}。可选：{names}。',
  'Failed to listen: the service {service} is on port {port} already. Make another mock for another port.':
    '无法监听：服务 {service} 已在端口 {port}。换端口请另建一个模拟服务。',
  'Failed to listen: the mock is closed. Make another with createMock.':
    '无法监听：模拟服务已关闭。请用 createMock 另建一个。',
  'Failed to answer {operation}: the answer breaks the contract at {pointer}: {why}.':
    '{operation} 的响应在 {pointer} 处违反契约：{why}。',
  'Failed to keep a file: the {size} MB for files in memory are full. Keep them on disk with --data.':
    '无法保存文件：内存中的 {size} MB 文件空间已满。请用 --data 存到磁盘。',
  'Failed to deliver a message: {why}.': '消息投递失败：{why}。',
  'Failed to serve a live frame: {why}.': '长连接帧处理失败：{why}。',
  'Failed to serve the request: {why}. This is a bug of the mock, or the disk is full.':
    '请求处理失败：{why}。这是模拟服务的缺陷，或磁盘已满。',

  // what an answer is warned of, as the log shows it
  '{name} is missing: the document requires it': '缺少 {name}：文档要求必填',
  '{name} is missing: the document requires it, the server takes {value}':
    '缺少 {name}：文档要求必填，服务器取 {value}',
  '{name} is missing: the document requires it, the server does not read it':
    '缺少 {name}：文档要求必填，服务器并不读取',
  'the path {path} is answered like {meant}: the document has no such path':
    '路径 {path} 按 {meant} 处理：文档中没有这个路径',
  'this login ended (logging out or dissolving a group does that, document 2.3); POST /__admin/tokens {body} restores it':
    '登录已失效（退出登录或解散群会造成，文档 2.3）；POST /__admin/tokens {body} 可恢复',
  'messageId is split on the full-width comma, which the server does not do':
    'messageId 按全角逗号拆分了，真实服务器不会这样做',
  'delete is neither 1 nor 2: nothing was deleted': 'delete 既不是 1 也不是 2：没有删除任何消息',
  'type is neither 1 nor 2: nothing was deleted': 'type 既不是 1 也不是 2：没有删除任何消息',
  'type 2 without roomJid: nothing was deleted': 'type 为 2 但没有 roomJid：没有删除任何消息',
  'roomId is the id of a group; this operation needs its jid': 'roomId 传的是群 ID，此接口要的是群的 jid',
  'a body without Content-Type is not read: send a form ({type})':
    '不读取没有 Content-Type 的请求体：请发送表单（{type}）',
  'a body of {given} is not read: send a form ({type})': '不读取 {given} 请求体：请发送表单（{type}）',
  'this call is not in the document (docs/companions.md)': '此接口不在文档中（docs/zh/companions.md）',
  'Prefer: {name} is not known': 'Prefer：不认识 {name}',
  'Prefer: code={code} is not a failure code of this API': 'Prefer：code={code} 不是本接口文档中的结果码',
  'Prefer: example=documented: the document has no example answer of {operation}':
    'Prefer：example=documented：文档没有给出 {operation} 的响应',

  // comparing contracts
  'Failed to compare the contracts: they have no operation in common. Name two versions of one contract.':
    '无法比较契约：两者没有共同的接口。请指定同一契约的两个版本。',
  'Failed to read the contract {name}: {why}. Correct it.': '无法读取契约 {name}：{why}。请修正。',
  'Failed to read the contract {name}: it is not a file, and git says: {why}. Name a file, a revision, or revision:path.':
    '无法读取契约 {name}：不是文件，git 的提示是：{why}。请指定文件、版本，或 版本:路径。',
  'Failed to read the contract {name}: it has no `openapi` at its top. Name an OpenAPI document.':
    '无法读取契约 {name}：顶层没有 `openapi`。请指定 OpenAPI 文档。',

  // check and sweep
  'Failed to read the waivers: {why}. Name an existing file in --waivers.':
    '无法读取豁免文件：{why}。请用 --waivers 指定存在的文件。',
  'Failed to find what failed: nothing failed in {file}. Remove --only.':
    '{file} 中没有未通过的用例。请去掉 --only。',
  'Failed to start: --with-mock starts its own target. Remove --target and IMAPI_TARGET.':
    '无法开始：--with-mock 自带目标。请去掉 --target 和 IMAPI_TARGET。',
  'Failed to start: a sweep writes to {host}, which is not allowed. Add --allow-host {same}.':
    '无法开始：sweep 会向 {host} 写入，尚未允许。请加上 --allow-host {same}。',
  'Failed to read --replay {word}: it has to be FINGERPRINT@report.json.':
    '无法识别 --replay {word}：格式应为 指纹@report.json。',
  'Failed to replay {print}: {file} has no such finding. Take one in square brackets.':
    '无法重新运行 {print}：{file} 中没有这个问题。请使用报告中方括号内的指纹。',
  'Failed to compare: it takes two reports, the earlier first.': '无法比较：需要两份报告，较早的在前。',
  'Exit 2, usage: {why}': '退出码 2，用法错误：{why}',
  'Exit 3, unreachable: {why}': '退出码 3，目标不可达：{why}',

  // mcp
  'Failed to start: imapi mcp needs two more packages. Run npm install --save-dev @modelcontextprotocol/sdk zod.':
    '无法启动：imapi mcp 还需要两个包。请运行 npm install --save-dev @modelcontextprotocol/sdk zod。',

  // init
  'Failed to set up: there is no package.json here. Run npm init first, or change into the project.':
    '无法接入：这里没有 package.json。请先运行 npm init，或切换到项目目录。',
  'Failed to read package.json: {why}. Correct it, then run imapi init again.':
    '无法读取 package.json：{why}。请修正后重新运行 imapi init。',
  ...contractErrors,
  ...readingErrors,
  ...learnTexts,
  ...storeErrors,
};
