import { roomByJid, userById } from '../../domain/find.ts';
import type { RowTypes } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import type { TableName } from '../../store/tables/tables.ts';

/** A field of a row that names another row, and what people call that one. */
export interface RowReference {
  readonly field: string;
  readonly collection: string;
  readonly key: string;
  readonly name: string;
}

/** What a field names: a user by id, a group by id, a group by jid, or the other side of a conversation. */
type Target = 'user' | 'room' | 'group' | 'chat';

type Targets = { readonly [Name in TableName]: { readonly [Field in keyof RowTypes[Name]]?: Target } };

const targets: Targets = {
  users: {},
  friends: { userId: 'user', toUserId: 'user' },
  rooms: { userId: 'user' },
  members: { roomId: 'room', userId: 'user' },
  notices: { roomId: 'room', userId: 'user' },
  messages: { sender: 'user', receiver: 'user' },
  groupMessages: { room_jid: 'group', sender: 'user' },
  lastChats: { userId: 'user', jid: 'chat' },
  pins: { userId: 'user', jid: 'chat' },
  hidden: { userId: 'user', roomJid: 'group' },
  reads: { userId: 'user', roomJid: 'group' },
  resources: {},
  tokens: { userId: 'user' },
  logins: { userId: 'user' },
};

/** Returns the rows that a row names, as far as they are there. */
export function referencesOf(view: View, name: TableName, row: object): RowReference[] {
  return Object.entries(targets[name]).flatMap(([field, target]) => {
    const found = named(view, target, Reflect.get(row, field));
    return found ? [{ field, ...found }] : [];
  });
}

function named(view: View, target: Target, value: unknown): Omit<RowReference, 'field'> | undefined {
  const text = String(value ?? '');
  if (target === 'user' || (target === 'chat' && /^\d+$/.test(text))) {
    const user = userById(view, Number(text));
    return user && { collection: 'users', key: String(user.userId), name: user.nickname };
  }
  const room = target === 'room' ? view.rooms.get(text) : roomByJid(view, text);
  return room && { collection: 'shiku_room', key: room.id, name: room.name };
}
