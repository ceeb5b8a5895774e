import type { Call } from '../call.ts';
import type { Change } from '../state/collection.ts';
import { doing } from './define.ts';
import type { Body, Regression } from './hooks.ts';
import { object } from './rewrite.ts';

const loss = doing('loss');

const add = '/room/add';
const members = '/room/member/update';
const update = '/room/update';
const deletion = '/tigase/deleteMsg';
const upload = '/upload/UploadServlet';

/** Writes of one operation that are lost. */
const lost = (id: string, path: string, says: string, is: (change: Change, call: Call) => boolean) =>
  loss(id, [path], says, {
    store: (change, call) => (call.path === path && is(change, call) ? undefined : change),
  });

/** Writes of one operation as others. */
const stored = (
  id: string,
  path: string,
  says: string,
  change: (written: Change, call: Call) => Change | undefined,
) =>
  loss(id, [path], says, {
    store: (written, call) => (call.path === path ? change(written, call) : written),
  });

const role = ({ after }: Change) => (after ? Reflect.get(after, 'role') : undefined);

function firstOf(text: string): string {
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? JSON.stringify(entries.slice(0, 1)) : text;
  } catch {
    return text;
  }
}

/** Of several people who are named the first alone counts. */
const firstPerson = (id: string, path: string, says: string) =>
  loss(id, [path], says, {
    parameters: ({ path: of, parameters }) =>
      of === path
        ? parameters.with({
            phones: firstOf(parameters.text('phones')),
            text: firstOf(parameters.text('text')),
          })
        : parameters,
  });

/** Of several messages that are named the first alone counts, in one way to delete. */
const firstMessage = (id: string, says: string, type: string, kind: string) =>
  loss(id, [deletion], says, {
    parameters: ({ path, parameters }) =>
      path === deletion && parameters.text('type', '1') === type && parameters.text('delete', '1') === kind
        ? parameters.with({ messageId: parameters.text('messageId').split(',')[0] ?? '' })
        : parameters,
  });

const together = ['desc', 'subject', 'maxUserSize', 'adminMaxNumber', 'isAttritionNotice', 'withdrawTime'];

const uploaded = (id: string, says: string, change: () => (body: Body) => Body) =>
  loss(id, [upload], says, () => {
    const changed = change();
    return { body: (body, path) => (path === upload && body.resultCode === 1 ? changed(body) : body) };
  });

/** Writes of which a part alone is stored. */
export const parts: readonly Regression[] = [
  lost(
    'room-members-lost',
    add,
    'a new group has its creator alone',
    change => change.collection === 'members' && role(change) === 3,
  ),
  lost(
    'room-members-uncounted',
    add,
    'whoever is invited to a new group is not counted',
    change => change.collection === 'rooms' && change.before !== undefined,
  ),
  firstPerson('room-first-member-alone', add, 'of several who are invited the first alone comes in'),
  firstPerson('add-first-alone', members, 'of several who are added the first alone comes in'),
  stored('add-counts-one', members, 'however many are added, one is counted', change =>
    change.collection === 'rooms' && change.before && change.after
      ? {
          ...change,
          after: { ...change.after, userSize: Number(Reflect.get(change.before, 'userSize')) + 1 },
        }
      : change,
  ),
  firstMessage('own-first-alone', 'of several own copies the first is deleted', '1', '1'),
  firstMessage('hide-first-alone', 'of several group messages the first is hidden', '2', '1'),
  firstMessage('recall-first-alone', 'of several group messages the first is recalled', '2', '2'),
  stored(
    'pins-one-alone',
    '/tigase/dialog/add',
    'a pin takes the place of the one before',
    (change, call) => {
      if (change.collection === 'members' && change.after && Reflect.get(change.after, 'openTopChatTime') > 0)
        for (const other of call.state.members.all())
          if (other.userId === call.caller.userId && other.openTopChatTime > 0)
            call.state.members.put({ ...other, openTopChatTime: 0 });
      return change;
    },
  ),
  stored('notices-replaced', update, 'a notice takes the place of the one before', (change, call) => {
    if (change.collection === 'notices' && change.after)
      for (const other of call.state.notices.of(call.parameters.text('roomId')))
        call.state.notices.remove(other);
    return change;
  }),
  loss('fields-first-alone', [update], 'of several settings the first alone is stored', {
    parameters: ({ path, parameters }) => {
      const [, ...others] = together.filter(name => parameters.has(name));
      return path === update
        ? parameters.with(Object.fromEntries(others.map(name => [name, ''])))
        : parameters;
    },
  }),
  loss('desc-lost', [add], 'a new group has no description', {
    parameters: ({ path, parameters }) => (path === add ? parameters.with({ desc: '' }) : parameters),
  }),
  loss('invited-by-id-alone', [add], 'phone numbers invite nobody to a new group', {
    parameters: ({ path, parameters }) =>
      path === add
        ? parameters.with({ phones: parameters.text('phones').replace(/\d{11,}/g, '0') })
        : parameters,
  }),
  loss('mute-member-lost', [members], 'a member who is muted is not', {
    parameters: ({ path, parameters }) => (path === members ? parameters.with({ talkTime: '' }) : parameters),
  }),
  loss('role-lost', [members], 'nobody becomes an admin', {
    parameters: ({ path, parameters }) => (path === members ? parameters.with({ role: '' }) : parameters),
  }),
  loss('notify-pin-lost', ['/room/member/setOfflineNoPushMsg'], 'muting is stored, pinning is not', {
    parameters: ({ path, parameters }) =>
      path === '/room/member/setOfflineNoPushMsg' && parameters.text('type') === '1'
        ? parameters.with({ type: '7' })
        : parameters,
  }),
  uploaded(
    'upload-first-alone',
    'of several files of a kind the first is kept',
    () => body =>
      object(body, groups =>
        Object.fromEntries(
          Object.entries(groups).map(([kind, files]) => [
            kind,
            Array.isArray(files) ? files.slice(0, 1) : files,
          ]),
        ),
      ),
  ),
  uploaded('upload-same-name', 'a file of the same name is taken for the one before', () => {
    const known = new Map<string, unknown>();
    const first = (file: Readonly<Record<string, unknown>>) => {
      const name = String(file.oFileName);
      const item = known.get(name) ?? file;
      known.set(name, item);
      return item;
    };
    return body =>
      object(body, groups =>
        Object.fromEntries(
          Object.entries(groups).map(([kind, files]) => [
            kind,
            Array.isArray(files) ? files.map(first) : files,
          ]),
        ),
      );
  }),
];
