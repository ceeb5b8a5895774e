import type { UserRow } from '../state/rows.ts';

/** The accounts that are for testing. */
export type Role = 'owner' | 'peer' | 'outsider';

interface Account {
  readonly userId: number;
  readonly phone: string;
  readonly nickname: string;
  readonly token: string;
}

/** Owner and peer are friends, the outsider is a friend of neither. */
export const people: Readonly<Record<Role, Account>> = {
  owner: {
    userId: 100203,
    phone: '13900000203',
    nickname: '林知夏',
    token: '5f0c61e2a7b94d3f8c1e0d2b7a6f9203',
  },
  peer: {
    userId: 100317,
    phone: '13900000317',
    nickname: '顾北辰',
    token: '9be17d40c3524a6fb0d85e1f6c2a4317',
  },
  outsider: {
    userId: 100408,
    phone: '13900000408',
    nickname: 'Mara Ek',
    token: '2ad8f5719e6c4b30a4f7c9d01b8e5408',
  },
};

/** The account that is everybody's friend (server facts 2.3). */
export const serviceAccount = 10_000;

const others = '苏晴 周牧 韩笑 唐糖 陆川 Bao 宋词 叶青 何其 方圆 秦岭 罗素 许愿 贺兰'.split(' ');

/** Users beside the accounts for testing. */
export const otherUserIds = others.map((_, index) => 100_501 + index);

const hash = (text: string) =>
  Array.from({ length: 32 }, (_, index) =>
    ((text.charCodeAt(index % text.length) * 31 + index * 7) % 16).toString(16),
  ).join('');

/** A user, with what else a record needs derived from its id. */
export function userRow(userId: number, phone: string, nickname: string, createTime: number): UserRow {
  const service = userId === serviceAccount;
  return {
    userId,
    account: `${userId}${phone.slice(-6)}`,
    areaCode: '86',
    phone,
    nickname,
    password: hash(`password ${userId}`),
    userKey: hash(`key ${userId}`),
    createTime,
    userType: service ? 2 : 0,
    role: service ? [2] : [],
    sex: userId % 2,
  };
}

/** Everybody. */
export function everybody(createTime: number): UserRow[] {
  return [
    userRow(serviceAccount, '10000', '客服公众号', createTime),
    ...Object.values(people).map(({ userId, phone, nickname }) =>
      userRow(userId, phone, nickname, createTime),
    ),
    ...otherUserIds.map((userId, index) =>
      userRow(userId, `13900000${userId - 100_000}`, others[index] ?? '', createTime),
    ),
  ];
}
