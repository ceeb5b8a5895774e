import { newcomer, register } from '../../domain/register.ts';
import { fixedToken, loginOf } from '../../domain/tokens.ts';
import type { UserRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import type { Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';
import { knownUser } from './messages.ts';

/** Who there is, with tokens to copy, and somebody new. */
export const users: Pick<Controls, 'listUsers' | 'createUser'> = {
  listUsers: ({ world: { store }, parameters: { query = '', offset = 0, limit = 100 } }) => {
    const { view } = store;
    const found = query === '' ? undefined : [...view.users.all].filter(user => fits(user, query));
    const page = found ? found.slice(offset, offset + limit) : view.users.all.slice(offset, limit);
    const now = store.clock.now().s;
    return { total: found?.length ?? view.users.size, users: page.map(user => listed(view, user, now)) };
  },
  createUser: ({ world: { store }, body }) => {
    const { friends = [], ...facts } = body;
    const { result: user } = store.transact(tx => {
      const made = newcomer(tx, { ...facts, userId: tx.nextUserId() });
      const namesake = tx.users.by.byTelephone(made.telephone).at(0);
      if (namesake) {
        throw new Problem(
          'bad-body',
          `Failed to make a user: ${made.phone} is the phone of user ${namesake.userId}. Choose another.`,
          { pointer: '/phone' },
        );
      }
      register(
        tx,
        made,
        friends.map(id => knownUser(tx, id)),
      );
      return made;
    });
    return {
      userId: user.userId,
      nickname: user.nickname,
      phone: user.phone,
      token: fixedToken(user.userId),
    };
  },
};

function fits({ userId, nickname, phone }: UserRow, query: string): boolean {
  return (
    nickname.toLowerCase().includes(query.toLowerCase()) ||
    String(userId).includes(query) ||
    phone.includes(query)
  );
}

function listed(view: View, { userId, nickname, phone }: UserRow, now: number) {
  const own = [...view.tokens.by.byUser(String(userId))].map(row => row.token);
  const works = (token: string) => loginOf(view, token, now).userId === userId;
  return { userId, nickname, phone, token: [fixedToken(userId), ...own].find(works) ?? null };
}
