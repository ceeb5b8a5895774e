import type { BodyOf } from '../../operations.ts';
import type { ArgumentsOf, Send } from '../send.ts';

/** Makes the calls for users, their tokens, what they write, and the sessions they are in. */
export function peopleCalls(send: Send) {
  return {
    tokens: {
      create: (token: BodyOf<'createToken'>) => send('createToken', { body: token }),
      end: (token: string) => send('endToken', { token }),
    },
    users: {
      list: (options: ArgumentsOf<'listUsers'> = {}) => send('listUsers', options),
      create: (user: BodyOf<'createUser'>) => send('createUser', { body: user }),
    },
    messages: {
      /** Sends what a user writes to another (`to`) or to a group (`room`). */
      send: (message: BodyOf<'sendMessage'>) => send('sendMessage', { body: message }),
    },
    chats: {
      list: async (userId: number) => (await send('listChats', { userId })).chats,
      messages: async (userId: number, id: string, limit?: number) =>
        (await send('listChatMessages', { userId, id, ...(limit !== undefined && { limit }) })).messages,
    },
    sessions: {
      list: () => send('listSessions', {}),
      end: async (name: string) => void (await send('endSession', { name })),
      endAll: async () => void (await send('endSessions', {})),
    },
  };
}
