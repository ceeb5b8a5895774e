import type { Call } from '../call.ts';
import { type FailureName, Refusal } from '../failures.ts';
import { doing } from './define.ts';
import type { Regression, Seen } from './hooks.ts';

const permission = doing('permission');
const loss = doing('loss');

const update = '/room/update';
const members = '/room/member/update';
const remove = '/room/member/delete';
const transfer = '/room/transfer';

/** A check that some may pass who should not. */
const lax = (
  id: string,
  path: string,
  says: string,
  passes: (call: Call) => boolean,
  failure: FailureName = 'no-permission',
) =>
  permission(id, [path], says, {
    unchecked: (call, refused) =>
      call.path === path && refused === failure && passes(call) ? 'not refused' : undefined,
  });

/** Something that is refused to whoever may do it. */
const strict = (id: string, path: string, says: string, is: (seen: Seen) => boolean, failure: FailureName) =>
  loss(id, [path], says, {
    parameters: seen => {
      if (seen.path === path && is(seen)) throw new Refusal(failure);
      return seen.parameters;
    },
  });

const roleOf = ({ state, parameters, caller }: Pick<Call, 'state' | 'parameters' | 'caller'>) =>
  state.members.get(`${parameters.text('roomId')} ${caller.userId}`)?.role;
const isAdmin = (call: Pick<Call, 'state' | 'parameters' | 'caller'>) => roleOf(call) === 2;
const isSelf = ({ parameters, caller }: Pick<Call, 'parameters' | 'caller'>) =>
  parameters.text('userId') === String(caller.userId);

function isNoPattern(text: string): boolean {
  try {
    return new RegExp(text) === undefined;
  } catch {
    return true;
  }
}

/** Who may do what to a group, a little otherwise. */
export const rights: readonly Regression[] = [
  lax('admin-transfers', transfer, 'an admin gives the group away', isAdmin),
  lax('admin-removes-admin', remove, 'an admin removes another', isAdmin),
  lax('admin-changes-owner', members, 'an admin mutes the owner', isAdmin),
  lax('member-unmutes-self', members, 'whoever is muted ends it themselves', isSelf),
  lax(
    'nickname-by-owner',
    members,
    'the owner gives others their names',
    call => roleOf(call) === 1 && call.parameters.text('nickname') !== '',
  ),
  lax('admin-needs-no-consent', members, 'an admin adds without consent', isAdmin, 'consent-needed'),
  strict('admin-powerless', update, 'an admin may not publish', isAdmin, 'no-permission'),
  strict(
    'member-stays',
    remove,
    'a plain member may not leave',
    seen => roleOf(seen) === 3 && isSelf(seen),
    'no-permission',
  ),
  strict(
    'member-list-closed',
    '/room/member/list',
    'a plain member may not see who is in the group',
    seen => roleOf(seen) === 3,
    'no-permission',
  ),
  strict(
    'owner-needs-consent',
    members,
    'not even the owner adds to a group that wants their consent',
    ({ state, parameters }) =>
      state.rooms.get(parameters.text('roomId'))?.switches.isNeedVerify === 1 &&
      parameters.text('phones') !== '',
    'consent-needed',
  ),
  strict(
    'admin-cannot-remove',
    remove,
    'an admin removes nobody',
    seen => isAdmin(seen) && !isSelf(seen),
    'no-permission',
  ),
  strict(
    'admin-cannot-mute',
    members,
    'an admin mutes nobody',
    seen => isAdmin(seen) && seen.parameters.text('talkTime') !== '',
    'no-permission',
  ),
  strict(
    'search-as-pattern',
    '/tigase/search',
    'what is searched for is a pattern',
    ({ parameters }) => isNoPattern(parameters.text('content')),
    'internal',
  ),
];
