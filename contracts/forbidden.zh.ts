/** Who may not do something to a group, in Chinese. */
export const whose: Readonly<Record<string, string>> = {
  outsider: '群外的人',
  peer: '普通成员',
  admin: '管理员',
};

/** What they may not do, in Chinese. */
export const forbidden: Readonly<Record<string, string>> = {
  'rename-it': '改群名',
  'publish-in-it': '发公告',
  'take-it-over': '夺取群主',
  'remove-a-member': '移出成员',
  'leave-it': '退群',
  'make-an-admin': '设置管理员',
  'change-a-setting': '修改群设置',
  'remove-the-owner': '移出群主',
  'become-an-admin': '使自己成为管理员',
  'silence-the-owner': '禁言群主',
  'give-the-owner-another-name': '改群主的群昵称',
  'give-it-away': '转让群',
  'remove-another-admin': '移出其他管理员',
  'silence-another-admin': '禁言其他管理员',
  'change-its-settings': '修改群的各项设置',
  'give-it-to-a-member': '把群转让给成员',
  'silence-a-member': '禁言成员',
  'give-a-member-another-name': '改成员的群昵称',
  'come-in-without-consent': '未经群主同意入群',
  'bring-people-in-without-consent': '未经群主同意拉人入群',
  'look-for-a-member': '搜索群成员',
  'remove-an-admin': '移出管理员',
  'become-the-owner': '使自己成为群主',
  'change-another-member': '修改其他成员的角色和群昵称',
  'change-an-admin': '修改管理员的禁言和角色',
  'demote-another-admin': '取消其他管理员',
};
