import { roomByJid, userById } from '../domain/find.ts';
import type { View } from '../store/tables/state.ts';
import { chatTypes } from './command.ts';
import type { Receiver } from './live-app.ts';

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
