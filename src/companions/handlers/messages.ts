import { isObject, parsedJson } from '../../base/json.ts';
import { deliverSingle } from '../../domain/deliver.ts';
import { userById } from '../../domain/find.ts';
import { markRead, readReceipt } from '../../domain/mark-read.ts';
import { handlers } from '../../mock/operations/index.ts';
import { refuse } from '../../spec/result-codes.ts';
import type { CompanionHandler } from '../handler.ts';

/** `/tigase/dialog/get` (live facts C, D). */
export const listPins: CompanionHandler<'listPins'> = ({ tx, callerId }) => ({
  data: [...tx.pins.by.byUser(String(callerId))],
});

/** `/tigase/chat_msgs` (live facts C). */
export const listChatMessages: CompanionHandler<'listChatMessages'> = (context, parameters) =>
  handlers.listMessages(context, parameters);

/** `/tigase/chat_muc_msgs` (live facts C). */
export const listGroupChatMessages: CompanionHandler<'listGroupChatMessages'> = (context, parameters) =>
  handlers.listGroupMessages(context, parameters);

/** `/tigase/systemToUser/sendMessage` (live facts C): kept or only passed on, by its type (live facts A8). */
export const sendToUser: CompanionHandler<'sendToUser'> = (context, { type, body, toUserId }) => {
  const { tx, callerId, session, writer, tools } = context;
  const user = userById(tx, callerId) ?? refuse('internal');
  const receiver = userById(tx, toUserId) ?? refuse('userMissing');
  const message = { type, content: contentOf(body) };
  const author = { user, device: 'web' };
  if (tools.live.keeps(type)) deliverSingle(tx, writer, author, receiver, message);
  else if (type !== readReceipt || markRead(tx, callerId, message.content) !== undefined)
    tools.live.passOn(session, { from: callerId, to: toUserId, ...message });
  return {};
};

/** The content of a message that some apps send whole, as JSON. */
function contentOf(body: string): string {
  const whole = parsedJson(body);
  const content = isObject(whole) ? whole.content : undefined;
  return typeof content === 'string' ? content : body;
}
