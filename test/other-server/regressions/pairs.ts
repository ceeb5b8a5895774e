import type { Call } from '../call.ts';
import type { FailureName } from '../failures.ts';
import { doing } from './define.ts';
import type { Regression } from './hooks.ts';

const update = '/room/update';
const members = '/room/member/update';
const remove = '/room/member/delete';
const transfer = '/room/transfer';
const list = '/room/member/list';

/** Who asks, and whom it is about. */
interface Pair {
  readonly call: Call;
  /** Roles in the group; undefined outside. */
  readonly own: number | undefined;
  readonly other: number | undefined;
  readonly isSelf: boolean;
}

/** Failures of somebody who may not do something. */
const refusals: readonly FailureName[] = ['no-permission', 'owner-stays', 'consent-needed', 'not-a-friend'];

/** Checks that one role passes in one matter alone. */
const passes = (id: string, path: string, says: string, who: (pair: Pair) => boolean) =>
  doing('permission')(id, [path], says, {
    unchecked: (call, refused) =>
      call.path === path && refusals.includes(refused) && who(pairOf(call)) ? 'not refused' : undefined,
  });

function pairOf(call: Call): Pair {
  const { state, parameters, caller } = call;
  const target = parameters.text('userId') || parameters.text('toUserId');
  const roleOf = (userId: string | number) =>
    state.members.get(`${parameters.text('roomId')} ${userId}`)?.role;
  return {
    call,
    own: roleOf(caller.userId),
    other: roleOf(target),
    isSelf: target === String(caller.userId),
  };
}

const asks = ({ call }: Pair, name: string, value?: string) =>
  value === undefined ? call.parameters.text(name) !== '' : call.parameters.text(name) === value;
const guarded = ['roomName', 'notice', 'showRead'];
/** Marks what came in a form. */
const mark = 'inForm';

/** Permissions that lack for one role and one matter, or for one way to ask. */
export const lapses: readonly Regression[] = [
  doing('permission')(
    'forms-open',
    [update, members, remove, transfer, list],
    'what comes in a form is not held against the role of whoever sends it',
    {
      form: form => new URLSearchParams([...form, [mark, '1']]),
      unchecked: (call, refused) =>
        call.parameters.has(mark) && refusals.includes(refused) ? 'not refused' : undefined,
    },
  ),
  passes(
    'outsider-transfers',
    transfer,
    'somebody outside gives the group to a member',
    pair => pair.own === undefined && pair.other !== undefined,
  ),
  passes(
    'outsider-removes-owner',
    remove,
    'somebody outside removes the owner',
    pair => pair.own === undefined && pair.other === 1,
  ),
  passes(
    'member-removes-admin',
    remove,
    'a plain member removes an admin',
    pair => pair.own === 3 && pair.other === 2,
  ),
  passes(
    'settings-open',
    update,
    'anybody changes settings but name, notice and read receipts',
    pair => !guarded.some(name => asks(pair, name)),
  ),
  passes(
    'one-switch-open',
    update,
    'anybody lets members start conferences or not',
    pair => asks(pair, 'allowConference') && !asks(pair, 'isLook'),
  ),
  passes(
    'outsider-changes-members',
    members,
    'somebody outside mutes and renames members',
    pair => pair.own === undefined && !asks(pair, 'role') && !asks(pair, 'phones'),
  ),
  passes(
    'outsider-adds',
    members,
    'somebody outside comes in without consent',
    pair => pair.own === undefined && asks(pair, 'phones'),
  ),
  passes(
    'member-makes-admins',
    members,
    'a plain member makes others admins',
    pair => pair.own === 3 && !pair.isSelf && asks(pair, 'role'),
  ),
  passes(
    'member-renames',
    members,
    'a plain member gives others names',
    pair => pair.own === 3 && pair.other === 3 && !pair.isSelf && asks(pair, 'nickname'),
  ),
  passes(
    'admin-renames',
    members,
    'an admin gives others names',
    pair => pair.own === 2 && !pair.isSelf && asks(pair, 'nickname'),
  ),
  passes(
    'admin-demotes-admin',
    members,
    'an admin takes the role of another',
    pair => pair.own === 2 && pair.other === 2 && !pair.isSelf && asks(pair, 'role', '3'),
  ),
  passes(
    'owner-by-wish',
    members,
    'whoever asks for it becomes the owner',
    pair => pair.isSelf && asks(pair, 'role', '1'),
  ),
  passes('list-by-keyword', list, 'anybody searches the members', pair => asks(pair, 'keyword')),
];
