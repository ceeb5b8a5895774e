import {
  chatAndNewest,
  chatHistory,
  chatMessage,
  chatOf,
  concern,
  everything,
  groupMessage,
  lastFirst,
  toldIn,
} from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('messages', { effect: 'write', needs: { chat: 'write', people: ['owner', 'peer'] } });

/** Messages in single chats and groups: stored, shown on both sides, newest in the chat list. */
export default [
  make('two-copies', {
    title: 'a single message is stored twice: same message, own copy for each side',
    operation: 'listMessages',
    covers: ['listMessages /data'],
    // An answer that another case writes meanwhile may refresh a chat list that this message has not.
    needs: { chat: 'change', people: ['owner', 'peer'] },
    async run(trial) {
      const content = trial.text(`双份 ${trial.random.hex(6)}`);
      await trial.push('owner', 'peer', content);
      const [sender, receiver] = [trial.person('owner'), trial.person('peer')];
      const find = (who: 'owner' | 'peer') =>
        trial.settled(
          () => chatMessage(trial, who, it => it === content),
          row => row !== undefined,
        );
      const [mine, theirs] = await Promise.all([find('owner'), find('peer')]);
      trial.holds(mine !== undefined && theirs !== undefined, {
        rule: 'both-sides',
        message: 'both sides must have the message',
        expected: [content, content],
        got: [mine?.content, theirs?.content],
      });
      if (!mine || !theirs) return;
      trial.own([mine]);
      trial.same(
        [mine.messageId, mine.content, mine.timeSend],
        [theirs.messageId, theirs.content, theirs.timeSend],
        { rule: 'same-message', message: 'both copies must be the same message' },
      );
      trial.holds(mine._id !== theirs._id, {
        rule: 'own-row',
        pointer: '/data/*/_id',
        message: 'each copy must be a separate row',
        expected: 'two ids',
        got: mine._id,
      });
      trial.same([mine.direction, theirs.direction], [0, 1], {
        rule: 'direction',
        pointer: '/data/*/direction',
        message: 'direction must be 0 for the author and 1 for the receiver',
        source: 'server',
      });
      trial.same([mine.sender, mine.receiver], [String(sender.userId), String(receiver.userId)], {
        rule: 'owner-of-copy',
        message: 'sender must be the owner of the copy',
        source: 'server',
      });
      trial.same([theirs.sender, theirs.receiver], [String(receiver.userId), String(sender.userId)], {
        rule: 'owner-of-other-copy',
        message: 'sender must be the owner of the copy',
        source: 'server',
      });
      const body = JSON.parse(mine.message) as {
        fromUserId?: unknown;
        toUserId?: unknown;
        fromUserName?: unknown;
      };
      trial.same(
        [body.fromUserId, body.toUserId, body.fromUserName],
        [String(sender.userId), String(receiver.userId), sender.nickname],
        { rule: 'author', pointer: '/data/*/message', message: 'message must name author and receiver' },
      );
      const both = (['owner', 'peer'] as const).map(async who => {
        return { who, ...(await chatAndNewest(trial, who)) };
      });
      for (const { who, chat, newest } of await Promise.all(both)) {
        trial.same(
          [chat?.messageId, chat?.content, chat?.isRoom, chat?.userId],
          [newest?.messageId, newest?.content, 0, String(trial.person(who).userId)],
          { rule: 'chat-list', message: 'the chat list must show it as the newest', of: 'listLastChats' },
        );
        // What others have written meanwhile is the newest of this chat as well.
        if (!newest || !trial.isOwn(newest) || chat?.messageId !== newest.messageId) continue;
        const { fromUserId, toUserId, fromUserName, toUserName } = JSON.parse(newest.message) as Partial<
          Record<string, unknown>
        >;
        // In which form they are told is not said, beyond an example with a device (server facts 2.6).
        const tells = (end: unknown, userId: unknown) => String(end).split(/[@/]/)[0] === userId;
        trial.holds(!tells(chat.from, toUserId) && !tells(chat.to, fromUserId), {
          rule: 'chat-ends',
          pointer: '/data/*/from',
          message: 'the chat list must show who sent the message, and to whom, to both sides',
          expected: [fromUserId, toUserId],
          got: [chat.from, chat.to],
          source: 'server',
          harm: 'identity',
        });
        trial.same(chat.fromUserName, fromUserName, {
          rule: 'chat-author',
          pointer: '/data/*/fromUserName',
          message: 'the chat list must show the author of the message to both sides',
          harm: 'identity',
        });
        trial.same(chat.toUserName, toUserName, {
          rule: 'chat-receiver',
          pointer: '/data/*/toUserName',
          message: 'the chat list must show the receiver of the message to both sides',
          harm: 'identity',
        });
      }
    },
  }),
  make('newest-first', {
    title: 'messages come newest first, in the order they were sent',
    operation: 'listMessages',
    async run(trial) {
      const texts = [0, 1, 2].map(index => trial.text(`次序 ${index} ${trial.random.hex(4)}`));
      for (const [index, content] of texts.entries()) {
        await (index % 2 === 0 ? trial.push('owner', 'peer', content) : trial.push('peer', 'owner', content));
      }
      for (const who of ['owner', 'peer'] as const) {
        const rows = (await chatHistory(trial, who)).filter(row => texts.includes(row.content));
        trial.same(
          rows.map(row => row.content),
          lastFirst(texts, toldIn(rows)),
          { rule: 'sent-order', message: 'the newest message must come first' },
        );
      }
    },
  }),
  make('group', {
    title: 'a text in a group is in the history of every member and newest in the chat list',
    operation: 'listGroupMessages',
    needs: { room: 'change', people: ['owner', 'peer'], planting: true },
    async run(trial) {
      const content = trial.text(`群聊 ${trial.random.hex(6)}`);
      await trial.plant('peer', content);
      const { jid } = trial.room;
      for (const who of ['owner', 'peer'] as const) {
        const newest = await trial.settled(
          () => groupMessage(trial, who, 1, content),
          row => row?.content === content,
        );
        trial.same(
          [newest?.content, newest?.contentType, newest?.sender, newest?.room_jid],
          [content, 1, String(trial.person('peer').userId), jid],
          { rule: 'newest', message: 'the text must be the newest message of the group' },
        );
        const row = await chatOf(trial, who, jid);
        trial.same([row?.content, row?.type, row?.isRoom], [content, 1, 1], {
          rule: 'chat-list',
          message: 'the chat list must show it as the newest',
        });
        // All members share the row, and it is that of whoever wrote (server facts 2.6).
        trial.same([row?.userId, row?.messageId], [newest?.sender, newest?.messageId], {
          rule: 'chat-author',
          pointer: '/data/*/userId',
          message: 'the chat list must show the author of the message to every member',
          harm: 'identity',
          of: 'listLastChats',
        });
      }
    },
  }),
  make('stranger', {
    title: 'the history of two users who never wrote is empty',
    harm: 'none',
    operation: 'listMessages',
    effect: 'read',
    source: 'server',
    needs: {},
    async run(trial) {
      const rows = await trial.ok('owner', 'listMessages', {
        receiver: 2_147_480_001,
        pageIndex: 0,
        pageSize: 10,
      });
      trial.same(rows, [], { rule: 'empty', message: 'there must be no message' });
      // The beginning of an id is the id of somebody else.
      const beginning = String(trial.person('owner').userId).slice(0, 3);
      const found = await trial.ok('owner', 'listMessages', { receiver: beginning, ...everything });
      holdsOf(
        trial,
        found,
        { field: 'receiver', value: beginning, are: 'all' },
        {
          rule: 'this-chat-alone',
          pointer: '/data/*/receiver',
          message: 'only messages of this chat may be shown',
          harm: 'identity',
        },
      );
      const group = await trial.ok('owner', 'listGroupMessages', {
        roomId: 'imapi-check-no-such-group',
        pageIndex: 0,
        pageSize: 10,
      });
      trial.same(group, [], { rule: 'empty-group', message: 'an unknown group must have no messages' });
    },
  }),
];
