import { z } from 'zod';
import { defined } from '../defined.ts';
import { tool } from '../tool.ts';

const userId = z.int().describe('A user, as list_users shows it.');

/** Tools for users and what they write to each other. */
export const peopleTools = [
  tool({
    name: 'list_users',
    title: 'List users',
    about: 'Lists users with id, name, phone number and a token that works now.',
    effect: 'read',
    input: {
      query: z.string().optional().describe('Part of a name, an id or a phone number.'),
      limit: z.int().min(1).max(200).default(20),
    },
    run: async ({ admin }, wanted) => (await admin.users.list(defined(wanted))).users,
  }),
  tool({
    name: 'list_chats',
    title: 'List the chats of a user',
    about: 'Lists single chats and groups of a user, each with its newest message.',
    effect: 'read',
    input: { userId },
    run: async ({ admin }, { userId }) => admin.chats.list(userId),
  }),
  tool({
    name: 'list_messages',
    title: 'List messages of a chat',
    about: 'Lists the newest messages of a chat as a user sees them.',
    effect: 'read',
    input: {
      userId,
      chat: z.string().describe("The other user's id, or the jid of a group, as list_chats has it."),
      limit: z.int().min(1).max(200).default(20),
    },
    run: async ({ admin }, { userId, chat, limit }) => admin.chats.messages(userId, chat, limit),
  }),
  tool({
    name: 'send_message',
    title: 'Send a message',
    about:
      'Writes a message as a user, to another user (`to`) or into a group (`room`); apps that are connected get it at once.',
    effect: 'write',
    input: {
      from: userId,
      to: z.int().optional(),
      room: z.string().optional().describe('jid or id of a group.'),
      content: z.string(),
      type: z.int().default(1).describe('1 a text, 2 a picture, 202 a recall.'),
    },
    run: async ({ admin }, message) => {
      const { from, content, ...rest } = message;
      return admin.messages.send({ from, content, ...defined(rest) });
    },
  }),
  tool({
    name: 'create_user',
    title: 'Create a user',
    about: 'Makes a user and gives a token for them.',
    effect: 'write',
    input: {
      nickname: z.string(),
      friends: z.array(z.int()).optional().describe('Users to befriend at once.'),
    },
    run: async ({ admin }, { nickname, friends }) =>
      admin.users.create({ nickname, ...defined({ friends }) }),
  }),
];
