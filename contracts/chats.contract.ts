import { ghost } from '../src/check/suite/marker.ts';
import { type Claim, resultCodeOf, type Trial } from '../src/check/suite/trial.ts';
import { type ChatSide, chatAndNewest, chatHistory, chatOf, concern, everything, otherSide } from './kit.ts';
import { friend } from './pinned.ts';
import { holdsOf } from './rows.ts';

const make = concern('chats', { effect: 'write', needs: { chat: 'write', people: ['owner', 'peer'] } });

/** The rows with a text that somebody has, once there are so many. */
const rowsWith = (trial: Trial, who: ChatSide, content: string, count: number) =>
  trial.settled(
    async () => (await chatHistory(trial, who)).filter(row => row.content === content),
    rows => rows.length === count,
  );

/** What one message does to a chat beyond being in it. */
export default [
  make('said-twice', {
    title: 'the same text sent twice is two messages',
    operation: 'pushMessage',
    // Nothing else is said in between.
    needs: { chat: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const content = trial.text(`好的 ${trial.random.hex(6)}`);
      await trial.push('owner', 'peer', content);
      await trial.push('owner', 'peer', content);
      for (const who of ['owner', 'peer'] as const) {
        const rows = await rowsWith(trial, who, content, 2);
        trial.same(rows.length, 2, {
          rule: 'each-is-stored',
          message: 'each message must be stored, also one with the text of another',
          of: 'listMessages',
        });
        trial.holds(rows[0]?.messageId !== rows[1]?.messageId || rows.length < 2, {
          rule: 'own-id',
          pointer: '/data/*/messageId',
          message: 'each message must have an id of its own',
          expected: 'two ids',
          got: rows[0]?.messageId,
          of: 'listMessages',
        });
      }
    },
  }),
  make('unread', {
    title: 'a message is unread until its receiver has read it, and a picture too is the newest of its chat',
    operation: 'listMessages',
    source: 'server',
    // Nobody else reads the chat as the receiver meanwhile, and no other message is the newest.
    needs: { chat: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const content = trial.text(`未读 ${trial.random.hex(6)}`);
      const holdsNewest = ({ chat, newest }: Awaited<ReturnType<typeof chatAndNewest>>) =>
        trial.same([chat?.messageId, chat?.content], [newest?.messageId, newest?.content], {
          rule: 'chat-list',
          message: 'the chat list must show it as the newest',
          of: 'listLastChats',
        });
      await trial.push('owner', 'peer', content, 2);
      const [first] = await rowsWith(trial, 'owner', content, 1);
      if (!first) return trial.notExercised('the message did not arrive');
      holdsNewest(await chatAndNewest(trial, 'owner'));
      const [again] = await rowsWith(trial, 'owner', content, 1);
      trial.holds(Number(again?.isRead ?? 0) === 0 || Number(first.isRead ?? 0) === 1, {
        rule: 'unread',
        pointer: '/data/*/isRead',
        message: 'what its author alone has read must stay unread',
        expected: 0,
        got: again?.isRead,
      });
      holdsNewest(await chatAndNewest(trial, 'peer'));
    },
  }),
  make('json', {
    title: 'a message that is nothing but JSON is a text all the same',
    operation: 'listMessages',
    async run(trial) {
      const content = JSON.stringify({ [trial.text('JSON')]: 1, list: [true, null] });
      await trial.push('owner', 'peer', content);
      for (const who of ['owner', 'peer'] as const) {
        const [row] = await rowsWith(trial, who, content, 1);
        const stays = {
          rule: 'stays-text',
          pointer: '/data/*/content',
          message: 'a text must stay the text that it is, whatever it looks like',
        } as const;
        trial.same(row?.content, content, stays);
        const chat = await chatOf(trial, who, trial.person(otherSide[who]).userId);
        // Another may have written since.
        if (row && chat?.messageId === row.messageId)
          trial.same(chat.content, content, { ...stays, of: 'listLastChats' });
      }
    },
  }),
  make('pins-stay', {
    title: 'messages of either side and their deletion leave the pin of the chat',
    operation: 'pushMessage',
    needs: { part: 'own-row', chat: 'write', people: ['owner', 'peer'], friends: true },
    async run(trial) {
      if ((await friend(trial))?.openTopChatTime !== 0) trial.notExercised('the peer is pinned already');
      const { userId } = trial.person('peer');
      trial.willPin(String(userId));
      const isPinned = async () => ((await friend(trial))?.openTopChatTime ?? 0) !== 0;
      // Another check may take the pin away at the same moment; a write that does takes it away each time.
      const holdsPinned = async (write: () => Promise<unknown>, claim: Pick<Claim, 'message' | 'of'>) => {
        let pinned = false;
        for (let again = 0; again < 3 && !pinned; again++) {
          await trial.ok('owner', 'pinChat', { jid: String(userId), isAdaptive: 1 });
          if (!(await trial.settled(isPinned, is => is))) continue;
          await write();
          pinned = await isPinned();
        }
        trial.holds(pinned, {
          rule: 'pin-stays',
          pointer: '/data/pageData/*/openTopChatTime',
          ...claim,
        });
      };
      const content = trial.text(`置顶之后 ${trial.random.hex(6)}`);
      let sent = 0;
      for (const from of ['peer', 'owner'] as const)
        await holdsPinned(
          async () => {
            await trial.push(from, otherSide[from], content);
            sent++;
          },
          { message: 'a message must leave the pin of its chat' },
        );
      const messageId = trial.own(await rowsWith(trial, 'owner', content, sent));
      const deletion = { type: 1, delete: 1, messageId };
      await holdsPinned(
        async () => messageId !== '' && (await trial.ok('owner', 'deleteMessages', deletion)),
        { message: 'deleting a message must leave the pin of its chat', of: 'deleteMessages' },
      );
      await trial.ok('owner', 'unpinChat', { jid: String(userId), isAdaptive: 1 });
    },
  }),
  make('deleted-stay', {
    title: 'a new message brings no deleted one back',
    operation: 'pushMessage',
    async run(trial) {
      const [old, next] = [trial.text(`删掉 ${trial.random.hex(6)}`), trial.text('后来的')];
      await trial.push('owner', 'peer', old);
      const messageId = trial.own(await rowsWith(trial, 'peer', old, 1));
      if (messageId === '') return trial.notExercised('the message did not arrive');
      await trial.ok('peer', 'deleteMessages', { type: 1, delete: 1, messageId });
      await trial.push('owner', 'peer', next);
      await rowsWith(trial, 'peer', next, 1);
      holdsOf(
        trial,
        await chatHistory(trial, 'peer'),
        { field: 'content', value: old, are: 'absent' },
        { rule: 'stays-deleted', message: 'a deleted message must stay deleted', of: 'listMessages' },
      );
    },
  }),
  make('failed', {
    title: 'a message that could not be sent is nowhere',
    operation: 'pushMessage',
    source: 'server',
    async run(trial) {
      const content = trial.text(`没发出去 ${trial.random.hex(6)}`);
      const { phone } = trial.person('owner');
      const given = { type: 1, content, sendPhone: phone, toUserPhone: ghost.phone };
      const answer = await trial.send('owner', 'pushMessage', given, { refusable: true });
      if (resultCodeOf(answer) === 1) return trial.notExercised('the unknown number was accepted');
      const claim = {
        rule: 'failed-yet-done',
        harm: 'permission',
        message: 'what was refused must not be stored',
      } as const;
      const [chats, { shikuMsgs }] = await Promise.all([
        trial.ok('owner', 'listLastChats', everything),
        trial.ok('owner', 'search', { content }),
      ]);
      holdsOf(
        trial,
        chats,
        { field: 'content', value: content, are: 'absent' },
        { ...claim, of: 'listLastChats' },
      );
      holdsOf(
        trial,
        shikuMsgs,
        { field: 'content', value: content, are: 'absent' },
        { ...claim, of: 'search' },
      );
    },
  }),
  make('not-friends', {
    title: 'a message between people who are no friends arrives, or is refused',
    operation: 'pushMessage',
    // The first message of two people is no first one when it is looked at again.
    once: true,
    needs: { chat: 'write', people: ['peer', 'outsider'], strangers: true },
    async run(trial) {
      const [sender, receiver] = [trial.person('peer'), trial.person('outsider')];
      if (receiver.phone === '') return trial.notExercised('the outsider has no phone number');
      const content = trial.text(`陌生人 ${trial.random.hex(6)}`);
      const given = { type: 1, content, sendPhone: sender.phone, toUserPhone: receiver.phone };
      if (resultCodeOf(await trial.send('peer', 'pushMessage', given)) !== 1)
        return trial.notExercised('strangers may not write to each other');
      const page = { receiver: sender.userId, pageIndex: 0, pageSize: 20 };
      const rows = await trial.settled(
        () => trial.ok('outsider', 'listMessages', page),
        found => found.some(row => row.content === content),
      );
      holdsOf(
        trial,
        rows,
        { field: 'content', value: content, are: 'there' },
        {
          rule: 'arrived',
          message: 'the message must be in the history of the receiver',
          of: 'listMessages',
        },
      );
      // It may be the first of the two, from which on there is a chat. Another check may have written since.
      const sentAt = rows.find(row => row.content === content)?.timeSend ?? 0;
      for (const [who, other] of [
        ['peer', receiver],
        ['outsider', sender],
      ] as const) {
        const chat = await trial.settled(
          () => chatOf(trial, who, other.userId),
          row => (row?.timeSend ?? 0) >= sentAt,
        );
        trial.holds((chat?.timeSend ?? 0) >= sentAt, {
          rule: 'first-chat',
          message: 'the chat must be in the list, as new as its newest message, from the first one on',
          expected: `a chat with ${other.userId} of ${sentAt} or later`,
          got: chat === undefined ? 'no such row' : `of ${chat.timeSend}`,
          of: 'listLastChats',
        });
      }
    },
  }),
];
