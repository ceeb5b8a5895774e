/** What a check says on the way, beside its report; English to Chinese. */
export const checkTexts = {
  'Exit 2, usage: {why}': '退出码 2，用法错误：{why}',
  'Exit 3, unreachable: {why}': '退出码 3，目标不可达：{why}',
  'Failed to write {file}: {why}. The verdict stays; choose another file.':
    '无法写入 {file}：{why}。结论不变，请换一个文件。',
  'Failed to show the report: {why}. The verdict stays; this is a bug of the check.':
    '无法显示报告：{why}。结论不变；这是检查工具的缺陷。',
  'Failed to write the job summary: {why}. The verdict stays; look at GITHUB_STEP_SUMMARY.':
    '无法写入任务摘要：{why}。结论不变，请检查 GITHUB_STEP_SUMMARY。',
  'Stopped before everything was removed. Run imapi sweep.':
    '已停止，测试数据尚未全部清除。请运行 imapi sweep。',
  '{file} is of a run that goes on or was interrupted. After one that was, run imapi sweep.':
    '{file} 属于另一次检查，它仍在运行或已被中断。若已中断，请运行 imapi sweep。',
  'Stopping: removing what was created. Press again to stop at once.':
    '正在停止：清除测试数据。再按一次立即停止。',

  // the plan
  'Mode {mode} as {who}. Nothing was sent.': '{mode} 模式，账号：{who}。没有发送任何请求。',
  'Mode {mode} at {target} as {who}. Nothing was sent.':
    '{mode} 模式，目标 {target}，账号：{who}。没有发送任何请求。',
  'nobody (--token)': '无（--token）',
  owner: '主账号',
  peer: '对方',
  outsider: '群外账号',
  Reads: '读取',
  Writes: '写入',
  Irreversible: '不可撤销',
  Creates: '创建',
  Changes: '修改',
  Leaves: '残留',
  nothing: '无',
  '{exercised} of {cases} cases would be run, of which {writing} write.':
    '共 {cases} 个用例，将执行 {exercised} 个，其中 {writing} 个会写入。',
  'Not exercised:': '未执行：',
  'Mode full writes to {host} as {who}: {exercised} cases, of which {writing} write.':
    'full 模式会向 {host} 写入，账号：{who}；共 {exercised} 个用例，其中 {writing} 个会写入。',
  'It creates (with the marker imapi-check-) and removes again: {what}.':
    '会创建以下数据（标记为 imapi-check-），结束后清除：{what}。',
  'It leaves behind: {what}.': '会残留：{what}。',
  'groups with notices and members, at most 24 at a time': '带公告和成员的群，同时最多 24 个',
  'groups with notices and members, at most one for each account': '带公告和成员的群，最多与账号数相同',
  'single messages between owner and peer': '主账号与对方之间的单聊消息',
  'texts in its groups': '所建群中的消息',
  'pins of its groups and of the chat with the peer': '所建群及与对方会话的置顶',
  'only groups that it created, with their members and settings':
    '只修改自己创建的群及其成员和设置，不改动其他数据',
  'recalled single messages, which stay with a time of deletion, by the document':
    '已撤回的单聊消息（按文档会保留并带删除时间）',
  'perhaps ended logins: by the document, dissolving a group ends that of its owner, and each account dissolves one (--token-command logs in again)':
    '登录可能失效：按文档，解散群会使群主的登录失效，而每个账号会各解散一个群（可用 --token-command 重新登录）',
  'a friendship of owner and outsider': '主账号与群外账号的好友关系',
  'uploaded files, for a day': '上传的文件，保留一天',

  // runs before
  'Baseline of {since}: {known} known findings are still there, {gone} are gone.':
    '基线 {since}：已知问题中 {known} 个仍存在，{gone} 个已消失。',
  '  gone  {operation}: {what} [{fingerprint}]': '  已消失  {operation}：{what} [{fingerprint}]',
  'Exit 1, still there: {what}': '退出码 1，仍然存在：{what}',
  'Exit 0, no longer there: {what}': '退出码 0，已不存在：{what}',
  'Exit 1, no longer there: {what} But its case found something else.':
    '退出码 1，已不存在：{what} 但该用例发现了其他问题。',
  'Exit 4, inconclusive: {caseId} was not exercised, {why}.':
    '退出码 4，无法下结论：用例 {caseId} 未执行，{why}。',
} as const;
