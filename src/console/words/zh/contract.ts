import type { contractEn } from '../en/contract.ts';

/** The texts of the contract page in Chinese. */
export const contractZh: Readonly<Record<keyof typeof contractEn, string>> = {
  operations: '接口列表',
  findOperation: '搜索接口',
  chooseOperation: '请选择一个接口。',
  meaning: '说明',
  whenMissing: '缺省时',
  ignored: '忽略',
  codeComes: '结果码 {code}',
  codeUnlessEmpty: '结果码 {code}，"" 除外',
  resultCodes: '结果码',
  errata: '文档勘误（{n}）',
  documentSays: '文档：',
  documentHere: '这里：',
  'effect-read': '只读',
  'effect-write': '写入',
  'effect-irreversible': '写入且不可撤销',
  tryOne: '在线调试',
  tryIt: '发送',
  asUser: '身份：{name}',
  noAnswer: '没有响应：{why}',
};
