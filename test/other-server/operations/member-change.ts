import { type Call, type Success, seconds } from '../call.ts';
import { Refusal } from '../failures.ts';
import type { RoomRow } from '../state/rows.ts';
import { memberOf } from './room-of.ts';

/** How one member is to be changed. */
interface Wanted {
  readonly userId: number;
  readonly role: number;
  /** Seconds; -1 for no change. */
  readonly talkTime: number;
}

/**
 * Changes one member: a nickname only by themselves, muting by owner and admins, a role by the owner (server facts 2.20).
 * @throws Refusal no-permission, target-no-member
 */
export function changeMember(call: Call, room: RoomRow, { userId, role, talkTime }: Wanted): Success {
  const { parameters, caller, state, world } = call;
  const own = memberOf(call, room, caller.userId);
  const target = memberOf(call, room, userId);
  call.demand(own !== undefined, 'no-permission');
  if (!target) throw new Refusal('target-no-member');
  const self = target.userId === caller.userId;
  const above = own !== undefined && own.role < 3 && (own.role === 1 || target.role > 2);
  const nickname = parameters.text('nickname');
  call.demand(self || above, 'no-permission');
  call.demand(nickname === '' || self, 'no-permission');
  call.demand(role === 0 || own?.role === 1, 'no-permission');
  call.demand(talkTime < 0 || above, 'no-permission');
  const remarkName = parameters.text('remarkName') || target.remarkName;
  state.members.put({
    ...target,
    nickname: nickname || target.nickname,
    role: role || target.role,
    talkTime: above && talkTime >= 0 ? talkTime : target.talkTime,
    ...(remarkName === undefined ? {} : { remarkName }),
    modifyTime: seconds(world),
  });
  return {};
}
