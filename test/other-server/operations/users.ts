import type { Call, Success } from '../call.ts';
import { Refusal } from '../failures.ts';
import { friendView } from './friends.ts';
import { foreignProfile, ownProfile } from './profile.ts';

/** `/user/get`: the caller, or by `userId` somebody else; what is no number is an account (server facts 2.2). */
export function getUser({ parameters, caller, state, world }: Call): Success {
  const asked = parameters.text('userId').trim();
  if (asked === '' || asked === '0' || asked === String(caller.userId)) return { data: ownProfile(caller) };
  const user = /^\d+$/.test(asked)
    ? state.users.get(String(Number(asked)))
    : state.users.all().find(({ account }) => account === asked);
  if (!user) throw new Refusal('no-such-user');
  const row = state.friends.get(`${caller.userId} ${user.userId}`);
  return {
    data: { ...foreignProfile(user, world.choices), friends: row && friendView(row, user) },
  };
}
