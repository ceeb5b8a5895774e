import { userById } from '../../domain/find.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { UserRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import type { Handler } from './handler.ts';

/** `/user/get` (document 1.1, server facts 2.2). */
export const getUser: Handler<'getUser'> = ({ tx, callerId, views }, { userId }) => {
  const user = (userId === '' ? userById(tx, callerId) : userNamed(tx, userId)) ?? refuse('userMissing');
  if (user.userId === callerId) return { data: views.ownProfile(user) };
  const profile = views.otherProfile(user);
  const relation = tx.friends.get(`${callerId}:${user.userId}`);
  return { data: relation ? { ...profile, friends: views.friend(relation, user) } : profile };
};

function userNamed(view: View, name: string): UserRow | undefined {
  return /^\d+$/.test(name) ? userById(view, Number(name)) : view.users.by.byAccount(name).at(0);
}
