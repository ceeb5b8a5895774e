import { headTo } from '../answer.ts';
import type { CommandName } from '../command.ts';
import { closeCodes } from '../connection.ts';
import type { LiveCall } from '../live-call.ts';
import { Outgoing } from '../outgoing.ts';
import { catchUp } from './catch-up.ts';
import { takeChat } from './take-chat.ts';

/** What the mock does with a command of an app. @throws LiveRefusal */
type Handle<Name extends CommandName> = (call: LiveCall<Name>) => void;

/**
 * What the mock does with each command of an app that is logged in. The others are taken, and that is all: whoever is
 * a member gets the messages of a group whether it has joined or not, and nothing hangs on what an app says it has
 * received (live facts A5, A6).
 */
export const commandHandlers: { readonly [Name in CommandName]?: Handle<Name> } = {
  chat: takeChat,
  catchUp,
  ping: ({ connection, message }) => {
    // Neither is journalled: they come every few seconds, and say nothing.
    const { messageId } = message.messageHead;
    connection.send(new Outgoing('success', { messageHead: headTo(connection, { messageId }) }));
  },
  close: call => {
    call.note();
    call.connection.close(closeCodes.normal, 'the app has closed the connection');
  },
};
