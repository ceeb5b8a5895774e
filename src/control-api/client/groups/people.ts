import type { BodyOf } from '../../operations.ts';
import type { Named, UserName } from '../known-names.ts';
import type { ArgumentsOf, Send } from '../send.ts';

/** Makes the calls for users, their tokens, what they write, and the sessions they are in. */
export function peopleCalls(send: Send) {
  return {
    /** Tokens of users. */
    tokens: {
      /** Makes a token of a user; default: the fixed one. */
      create: (token: Named<BodyOf<'createToken'>>) => send('createToken', { body: token }),
      /** Ends a token. */
      end: (token: string) => send('endToken', { token }),
    },
    /** The users of the world. */
    users: {
      /** Every user with a token. */
      list: (options: ArgumentsOf<'listUsers'> = {}) => send('listUsers', options),
      /** Makes a user; whatever is left out is made up. */
      create: (user: BodyOf<'createUser'>) => send('createUser', { body: user }),
    },
    /** Messages that somebody writes: the API itself cannot send a group text. */
    messages: {
      /** Sends what a user writes to another (`to`) or to a group (`room`). */
      send: (message: Named<BodyOf<'sendMessage'>>) => send('sendMessage', { body: message }),
    },
    /** The chats of a user. */
    chats: {
      /** The chats of a user, newest first. */
      list: async (userId: UserName) => (await send('listChats', { userId })).chats,
      /** The messages of one chat of a user. */
      messages: async (userId: UserName, id: string, limit?: number) =>
        (await send('listChatMessages', { userId, id, ...(limit !== undefined && { limit }) })).messages,
    },
    /** The sessions that live: copies of the shared world. */
    sessions: {
      /** Every session, with how much it holds. */
      list: () => send('listSessions', {}),
      /** Ends a session; its world is gone. */
      end: async (name: string) => void (await send('endSession', { name })),
      /** Ends every session. */
      endAll: async () => void (await send('endSessions', {})),
    },
  };
}
