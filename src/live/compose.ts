import { roomByJid, userById } from '../domain/find.ts';
import type { View } from '../store/tables/state.ts';
import { chatTypes } from './command.ts';

/** To whom somebody writes: a user, or a group by its jid. */
export type Receiver =
  | {
      /** Id of a user. */
      readonly to: number;
      readonly room?: never;
    }
  | {
      /** Id or `jid` of a group. */
      readonly room: string;
      readonly to?: never;
    };

/**
 * A message as an app composes it: its head and the fields that follow from who writes to whom, a text unless the fields
 * have a type.
 * @param fields that it has besides, or instead
 */
export function composed<Fields extends object>(
  view: View,
  from: { readonly userId: number; readonly address: string },
  { to, room }: Receiver,
  messageId: string,
  fields: Fields,
) {
  const receiver = room ?? String(to);
  const name = room === undefined ? userById(view, to)?.nickname : roomByJid(view, room)?.name;
  return {
    type: 1,
    fromUserId: String(from.userId),
    fromUserName: userById(view, from.userId)?.nickname ?? '',
    toUserId: receiver,
    toUserName: name ?? '',
    ...fields,
    messageHead: {
      from: from.address,
      to: receiver,
      messageId,
      chatType: room === undefined ? chatTypes.single : chatTypes.group,
    },
  };
}
