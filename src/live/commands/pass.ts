import type { View } from '../../store/tables/state.ts';
import { type Audience, audienceOf, membersOf } from '../audience.ts';
import type { LiveCall } from '../live-call.ts';
import type { Message } from '../wire/messages.ts';
import { sendReceipt, whenKept } from './receipt.ts';
import { type Route, routeOf } from './route.ts';

type Chat = Message<'Chat'>;
type ChatCall = LiveCall<'chat'>;

/**
 * Passes on, as a message would be, what is kept nowhere; what comes again goes out once.
 * @throws LiveRefusal
 */
export function pass(call: ChatCall, chat: Chat): void {
  const { view, clock } = call.login.world.store;
  const route = routeOf(view, call.login.userId, chat.messageHead, clock.now().s);
  passTo(call, chat, audienceOfRoute(view, call.login.userId, route), 'room' in route);
}

/** Passes on to the author's other connections alone. */
export function passToOwn(call: ChatCall, chat: Chat): void {
  passTo(call, chat, audienceOf(new Set([call.login.userId])), false);
}

/** @param back whether the connection it came from gets it as well */
function passTo(call: ChatCall, chat: Chat, to: Audience, back: boolean): void {
  const { hub, connection, login } = call;
  const isNew = hub.passed.add(`${login.userId}/${chat.messageHead.messageId}`);
  whenKept(call, () => {
    call.note();
    sendReceipt(call, chat);
    if (isNew) hub.passOn({ chat, to }, back ? undefined : connection);
  });
}

function audienceOfRoute(view: View, author: number, route: Route): Audience {
  if ('room' in route) return membersOf(view, route.room.id);
  return audienceOf(new Set([route.receiver.userId, author]));
}
