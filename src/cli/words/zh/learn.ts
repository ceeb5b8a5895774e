/** What `imapi learn` says of a change and of why it leaves one to a person, English to Chinese. */
export const learnTexts = {
  '{place} has a field {name}': '{place} 有字段 {name}',
  '{place} can be without {names}': '{place} 可以没有 {names}',
  '{place} is of several types, not {declared}': '{place} 有多种类型，而不是 {declared}',
  '{place} is {type}, not {declared}': '{place} 的类型是 {type}，而不是 {declared}',
  '{id} is sent the parameter {name}': '{id} 收到参数 {name}',
  '{id} answers {code} ({name})': '{id} 返回结果码 {code}（{name}）',
  '{path} is an operation, here called {id}': '{path} 是接口，此处称为 {id}',
  'seen {count} times': '出现 {count} 次',
  'seen {count} times, last on {day}': '出现 {count} 次，最近一次 {day}',
  'seen {count} of {all} times': '{all} 次中出现 {count} 次',
  'seen {count} of {all} times, last on {day}': '{all} 次中出现 {count} 次，最近一次 {day}',
  '{count} values are {declared}, as declared; others are {types}':
    '{count} 个值与声明一致（{declared}），其他的是 {types}',
  'the values are {types}': '值的类型是 {types}',
  '{words} is written beside the type': '类型旁还写有 {words}',
  'a report shows the rows that break the rule, not how many keep it':
    '报告只列出不符合规则的数据，没有符合规则的数量',
  'add {code} to src/spec/result-codes.ts': '在 src/spec/result-codes.ts 中添加 {code}',
  'write a handler for {id}, as CONTRIBUTING.md says ("Add an operation"); what it does to the server is a guess':
    '按 CONTRIBUTING.md（“Add an operation”一节）为 {id} 编写处理函数；它对服务器的影响只是推测',
} as const satisfies Readonly<Record<string, string>>;
