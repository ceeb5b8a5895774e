import type { usersEn } from '../en/users.ts';

/** The texts of the users page in Chinese. */
export const usersZh: Readonly<Record<keyof typeof usersEn, string>> = {
  userId: '用户 ID',
  nickname: '昵称',
  phone: '手机号',
  phoneOptional: '手机号（可选）',
  token: '令牌',
  newToken: '新令牌',
  newTokenFor: '为 {name} 生成新令牌',
  copyTokenOf: '复制 {name} 的令牌',
  become: '切换',
  becomeNamed: '切换为 {name}',
  thatIsMe: '当前用户',
  becameUser: '当前用户：{name}',
  newUser: '新建用户',
  userAdded: '已添加 {name}，令牌为 {token}',
  findPerson: '昵称、ID 或手机号',
  nobodyFound: '没有找到用户。',
};
