import type { stateEn } from '../en/state.ts';

/** The texts of the state page in Chinese. */
export const stateZh: Readonly<Record<keyof typeof stateEn, string>> = {
  collections: '集合',
  scenario: '场景',
  scenarioActive: '已切换到场景 {name}',
  snapshots: '快照',
  snapshotsHint: '快照在内存中以名称保存此空间的全部数据，可随时恢复。',
  snapshotSaved: '快照 {name} 已保存',
  snapshotRestored: '已恢复快照 {name}',
  restore: '恢复',
  restoreNamed: '恢复 {name}',
  noSnapshots: '还没有快照。',
  export: '导出',
  import: '导入',
  imported: '已导入 {name}',
  reset: '重置',
  resetQuestion: '确定重置？数据恢复为场景初始状态，关闭所有故障，时钟还原，流量清空。',
  resetDone: '已重置',
  addRow: '新增一行',
  addRowHint: '以第一行为模板；键已存在时将覆盖原有行。',
  key: '键',
  row: '内容',
  editNamed: '编辑 {name}',
  noRows: '没有数据。',
  rowSaved: '已保存',
  rowDeleted: '已删除',
};
