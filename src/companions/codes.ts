import type { ResultCode } from '../spec/result-codes.ts';

/** The failures that only companions have (server facts 1.6), beside those of `src/spec/result-codes.ts`. */
export const companionCodes = {
  ownerAsAdmin: { code: 100412, zh: '群主不能设置为管理员', en: 'The owner cannot be made an admin' },
  friendMissing: { code: 100511, zh: '好友关系不存在', en: 'The users are not friends' },
  loginTokenExpired: { code: 1030112, zh: '登录令牌已过期', en: 'The log-in token has expired' },
  accountMissing: { code: 1040101, zh: '帐号不存在', en: 'The account does not exist' },
  wrongPassword: { code: 1040102, zh: '帐号或密码错误', en: 'Wrong account or password' },
} as const satisfies Readonly<Record<string, ResultCode>>;
