/** What is wrong with a command line or a configuration file, English to Chinese: of Commander and of the flags. */
export const usageErrors: Readonly<Record<string, string>> = {
  // Commander
  "unknown option '{flag}'": '没有参数 {flag}',
  "unknown command '{name}'": '没有命令 {name}',
  "unknown option '{flag}'\n(Did you mean {near}?)": '没有参数 {flag}，是不是 {near}？',
  "unknown command '{name}'\n(Did you mean {near}?)": '没有命令 {name}，是不是 {near}？',
  "unknown option '{flag}'\n(Did you mean one of {near}?)": '没有参数 {flag}，是不是其中之一：{near}？',
  "unknown command '{name}'\n(Did you mean one of {near}?)": '没有命令 {name}，是不是其中之一：{near}？',
  "option '{flag}' argument missing": '参数 {flag} 缺少值',
  "missing required argument '{name}'": '缺少位置参数 {name}',
  "option '{flag}' argument '{value}' is invalid. {why}": '参数 {flag} 的值 {value} 无效。{why}',
  "option '{flag}' value '{value}' from env '{name}' is invalid. {why}":
    '环境变量 {name} 给参数 {flag} 的值 {value} 无效。{why}',
  'Allowed choices are {choices}.': '可选值：{choices}。',
  'too many arguments. Expected {expected} argument but got {got}.':
    '位置参数过多：应为 {expected} 个，实际 {got} 个。',
  'too many arguments. Expected {expected} arguments but got {got}.':
    '位置参数过多：应为 {expected} 个，实际 {got} 个。',
  "too many arguments for '{command}'. Expected {expected} argument but got {got}.":
    '命令 {command} 的位置参数过多：应为 {expected} 个，实际 {got} 个。',
  "too many arguments for '{command}'. Expected {expected} arguments but got {got}.":
    '命令 {command} 的位置参数过多：应为 {expected} 个，实际 {got} 个。',
  '{flag} is required: as a flag, in the environment or in imapi.config.ts':
    '必须给出 {flag}：命令行参数、环境变量或 imapi.config.ts 均可',

  // values of flags
  'It has to be {wanted}.': '应为{wanted}。',
  'a port from 0 to 65535, 0 for any free one': '0 到 65535 的端口，0 表示任选空闲端口',
  'a whole number of at least 0': '不小于 0 的整数',
  'a whole number of at least 1': '不小于 1 的整数',
  'It has to be milliseconds, 200 or 100-400.': '应为毫秒数，如 200 或 100-400。',
  'It has to be an http or https URL, such as http://192.0.2.1:8094.':
    '应为 http 或 https 地址，如 http://192.0.2.1:8094。',
  'It has to be a ws or wss URL, such as ws://192.0.2.1:5260.':
    '应为 ws 或 wss 地址，如 ws://192.0.2.1:5260。',
  'It has to be 8 to 200 characters of ASCII without spaces.': '应为 8 到 200 个 ASCII 字符，不含空格。',
  'It has to be an origin, such as http://localhost:5173, without a path.':
    '应为来源，如 http://localhost:5173，不带路径。',
  'It has to be a date, such as 2021-03-01T08:00:00Z.': '应为日期，如 2021-03-01T08:00:00Z。',
  "It has to be a header, such as 'X-Gateway-Key: secret'.": "应为请求头，如 'X-Gateway-Key: secret'。",
  'It has to be a part of a whole, such as 1/4.': '应为总数中的一份，如 1/4。',
  'It has to be true or false.': '应为 true 或 false。',
  'It has to be a text or a number.': '应为文本或数字。',

  // the configuration file
  'Failed to use {file}: {name} is {type}. It has to be an object of flags.':
    '配置文件 {file} 有误：{name} 是 {type}，应为参数对象。',
  'Failed to use {file}: {path} is {type}. It has to be a function.':
    '配置文件 {file} 有误：{path} 是 {type}，应为函数。',
  'Failed to use {file}: {path} is {value}. {why}': '配置文件 {file} 有误：{path} 的值 {value} 无效。{why}',
  'Failed to use {file}: it exports no configuration. Write export default defineConfig({ … }).':
    '配置文件 {file} 有误：没有导出配置。请写 export default defineConfig({ … })。',
  'Failed to use {file}: there is no {key}.{near} The keys are {keys}.':
    '配置文件 {file} 有误：没有 {key} 这一项。{near}可用的项：{keys}。',
  'Failed to read {file}: {why}. Correct it, or name another with --config.':
    '无法读取 {file}：{why}。请修正，或用 --config 指定其他文件。',
  'there is no such file': '文件不存在',
  ' Did you mean {near}?': '是不是 {near}？',
  'Failed to read {name}: it is {given}. It has to be true or false.':
    '环境变量 {name} 的值 {given} 无效，应为 true 或 false。',
};
