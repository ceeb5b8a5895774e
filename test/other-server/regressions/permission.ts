import type { FailureName } from '../failures.ts';
import { doing } from './define.ts';
import type { Regression } from './hooks.ts';

type Lapse = 'not refused' | 'refused and done';

const permissions = doing('permission');

const lapse = (id: string, path: string, failure: FailureName, kind: Lapse, says: string) =>
  permissions(id, [path], says, {
    unchecked: (call, refused) => (call.path === path && refused === failure ? kind : undefined),
  });

const remove = '/room/member/delete';

/** Checks that were dropped, or come when it is too late. */
export const permission: readonly Regression[] = [
  lapse('update-open', '/room/update', 'no-permission', 'not refused', 'anybody renames a group'),
  lapse('transfer-open', '/room/transfer', 'no-permission', 'not refused', 'anybody gives a group away'),
  lapse(
    'transfer-to-stranger',
    '/room/transfer',
    'target-no-member',
    'not refused',
    'a group is given to no member',
  ),
  lapse('remove-open', remove, 'no-permission', 'not refused', 'anybody removes members'),
  lapse('member-list-open', '/room/member/list', 'no-permission', 'not refused', 'anybody lists members'),
  lapse('pin-open', '/tigase/dialog/add', 'no-permission', 'not refused', 'anybody pins a group'),
  lapse(
    'friend-yourself',
    '/friends/add',
    'friend-yourself',
    'not refused',
    'everybody befriends themselves',
  ),
  lapse('update-refused-done', '/room/update', 'no-permission', 'refused and done', 'refuses and renames'),
  lapse(
    'transfer-refused-done',
    '/room/transfer',
    'no-permission',
    'refused and done',
    'refuses and transfers',
  ),
  lapse('remove-refused-done', remove, 'no-permission', 'refused and done', 'refuses and removes'),
  lapse(
    'add-strangers',
    '/room/member/update',
    'not-a-friend',
    'not refused',
    'a member brings in somebody who is no friend',
  ),
  lapse(
    'add-without-consent',
    '/room/member/update',
    'consent-needed',
    'not refused',
    'a member adds to a group that wants the consent of its owner',
  ),
  lapse('add-beyond-limit', '/room/member/update', 'room-full', 'not refused', 'a full group takes more'),
  lapse(
    'change-members-open',
    '/room/member/update',
    'no-permission',
    'not refused',
    'a plain member mutes and promotes',
  ),
  lapse('owner-removed', remove, 'owner-stays', 'not refused', 'an admin removes the owner'),
  permissions(
    'delete-needs-no-copy',
    ['/tigase/deleteMsg'],
    'one side recalls what the other alone may see',
    {
      parameters: ({ path, parameters }) =>
        path === '/tigase/deleteMsg' && parameters.text('type', '1') === '2'
          ? parameters.with({ delete: '2' })
          : parameters,
    },
  ),
  permissions(
    'delete-of-strangers',
    ['/tigase/deleteMsg'],
    'a stranger who knows the id deletes a message for both sides',
    {
      parameters: ({ path, parameters, caller, state }) => {
        const [id] = parameters.text('messageId').split(',');
        if (path !== '/tigase/deleteMsg' || parameters.int('delete', 1) !== 2) return parameters;
        const copies = state.messages.all().filter(({ messageId }) => messageId === id);
        const own = copies.some(({ sender }) => sender === String(caller.userId));
        const [first] = copies;
        return first && !own ? parameters.with({ companyMpId: first.sender }) : parameters;
      },
    },
  ),
];
