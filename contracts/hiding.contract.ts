import type { Role } from '../src/check/suite/people.ts';
import type { Trial } from '../src/check/suite/trial.ts';
import { phonesOf } from './joining.ts';
import { chatOf, concern, newest } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('hiding', { effect: 'write' });
const group = { room: 'change', people: ['owner', 'peer'], planting: true } as const;
type Side = 'owner' | 'peer';

const groupHistory = (trial: Trial, who: Role) =>
  trial.ok(who, 'listGroupMessages', { roomId: trial.room.jid, ...newest });
const remove = (trial: Trial, who: Side, mode: 1 | 2, messageId: string) =>
  trial.ok(who, 'deleteMessages', { type: 2, delete: mode, messageId, roomJid: trial.room.jid });

/** Writes texts into the group and gives their ids. */
async function planted(trial: Trial, count: number): Promise<{ texts: string[]; ids: string[] }> {
  const texts = Array.from({ length: count }, (_, index) =>
    trial.text(`群删 ${index} ${trial.random.hex(6)}`),
  );
  for (const content of texts) await trial.plant('peer', content);
  const rows = await groupHistory(trial, 'owner');
  const ids = texts.map(content => rows.find(row => row.content === content)?.messageId ?? '');
  if (ids.includes('')) trial.notExercised('the texts did not arrive');
  return { texts, ids };
}

/** What comes after hidden messages is shown to whoever hid them, and brings none of those back. */
async function holdsHidden(trial: Trial, deleted: readonly string[]): Promise<void> {
  const showing = (value: string) =>
    trial.settled(
      () => groupHistory(trial, 'owner'),
      rows => rows.some(({ content }) => content === value),
    );
  const goesOn = { rule: 'goes-on', message: 'a message after a hidden one must be shown' };
  const stays = { rule: 'stays-hidden', message: 'hidden messages must stay hidden when new ones come' };
  const next = trial.text('隐藏之后的消息');
  await trial.plant('peer', next);
  holdsOf(trial, await showing(next), { field: 'content', value: next, are: 'there' }, goesOn);
  trial.same((await chatOf(trial, 'owner', trial.room.jid))?.content, next, {
    rule: 'chat-returns',
    message: 'a new message must be the newest of the chat again',
  });
  const notice = trial.text('隐藏之后的公告');
  await trial.ok('owner', 'updateRoom', { roomId: trial.room.id, notice });
  const later = await showing(notice);
  holdsOf(trial, later, { field: 'content', value: notice, are: 'there' }, goesOn);
  for (const value of deleted) holdsOf(trial, later, { field: 'content', value, are: 'absent' }, stays);
}

/** Group messages: hidden by one member, or removed for all, and what the chat list shows afterwards. */
export default [
  make('hidden', {
    title: 'a group message that a member deletes is hidden only from that member',
    operation: 'deleteMessages',
    lengthy: true,
    needs: group,
    async run(trial) {
      const { texts, ids } = await planted(trial, 3);
      const [older = '', ...deleted] = texts;
      const newer = deleted.at(-1) ?? '';
      await remove(trial, 'owner', 1, ids.slice(1).join(','));
      const mine = await groupHistory(trial, 'owner');
      const hidden = { rule: 'hidden', message: 'the deleted messages must be hidden' };
      for (const value of deleted) holdsOf(trial, mine, { field: 'content', value, are: 'absent' }, hidden);
      holdsOf(
        trial,
        mine,
        { field: 'content', value: older, are: 'there' },
        { rule: 'hidden-alone', message: 'only the deleted messages may be hidden' },
      );
      const one = { roomId: trial.room.jid, pageIndex: 0, pageSize: 1 };
      trial.same((await trial.ok('owner', 'listGroupMessages', one)).length, 1, {
        rule: 'page-filled',
        pointer: '/data',
        message: 'a page must be filled with the messages that are left',
      });
      const theirs = await groupHistory(trial, 'peer');
      holdsOf(
        trial,
        theirs,
        { field: 'content', value: newer, are: 'there' },
        {
          rule: 'others-see',
          message: 'the others must still see it',
        },
      );
      const [own, others, found] = await Promise.all([
        chatOf(trial, 'owner', trial.room.jid),
        chatOf(trial, 'peer', trial.room.jid),
        trial.ok('owner', 'search', { content: newer }),
      ]);
      trial.same(own?.content, older, {
        rule: 'falls-back',
        message: "the caller's chat list must show the newest remaining message",
        of: 'listLastChats',
      });
      trial.same(others?.content, newer, {
        rule: 'other-chat-list',
        message: "the others' chat list must not change",
        of: 'listLastChats',
      });
      trial.same(found.mucmsgs.length, 0, {
        rule: 'not-found',
        message: 'a hidden message must not be found',
        source: 'server',
        of: 'search',
      });
      await holdsHidden(trial, deleted);
      // Somebody else hides one of them too, which must not bring it back here.
      await remove(trial, 'peer', 1, ids[1] ?? '');
      for (const who of ['owner', 'peer'] as const) {
        const rows = await groupHistory(trial, who);
        holdsOf(trial, rows, { field: 'content', value: deleted[0] ?? '', are: 'absent' }, hidden);
      }
    },
  }),
  make('removed', {
    title: 'a recalled group message is gone for everybody, and the chat list shows the previous message',
    operation: 'deleteMessages',
    lengthy: true,
    // The outsider hides nothing in any case: the chat list of somebody who does may be worked out anew at each look.
    needs: { ...group, people: ['owner', 'peer', 'outsider'] },
    async run(trial) {
      const joining = { roomId: trial.room.id, userId: trial.person('outsider').userId };
      await trial.ok('owner', 'addMembers', { roomId: joining.roomId, phones: phonesOf(trial, 'outsider') });
      try {
        const { texts, ids } = await planted(trial, 3);
        const [older = '', ...recalled] = texts;
        await remove(trial, 'peer', 2, ids.slice(1).join(','));
        for (const who of ['outsider', 'owner', 'peer'] as const) {
          const rows = await groupHistory(trial, who);
          const removed = { rule: 'removed', message: 'the recalled messages must be gone' };
          for (const value of recalled) {
            holdsOf(trial, rows, { field: 'content', value, are: 'absent' }, removed);
            const { mucmsgs } = await trial.ok(who, 'search', { content: value });
            trial.same(mucmsgs.length, 0, {
              rule: 'not-found',
              pointer: '/data/mucmsgs',
              message: 'a recalled message must not be found',
              source: 'server',
            });
          }
          // Whoever has just joined may see less of the history (server facts 2.8).
          if (who !== 'outsider') {
            const alone = { rule: 'removed-alone', message: 'only the recalled messages may be gone' };
            holdsOf(trial, rows, { field: 'content', value: older, are: 'there' }, alone);
          }
          const chat = await chatOf(trial, who, trial.room.jid);
          trial.same(chat?.content, older, {
            rule: 'falls-back',
            message: 'the chat list must show the newest remaining message',
          });
          // The peer has written all of them; the group is the owner's.
          trial.same(chat?.userId, String(trial.person('peer').userId), {
            rule: 'chat-author',
            pointer: '/data/*/userId',
            message: 'the chat list must show the author of the message to every member',
            source: 'server',
            harm: 'identity',
            of: 'listLastChats',
          });
        }
      } finally {
        await trial.send('owner', 'removeMember', joining);
      }
    },
  }),
  make('system-rows', {
    title:
      'with no text left, server messages are hidden from the member who deleted the texts, until a new text comes',
    operation: 'deleteMessages',
    needs: { sandbox: true, people: ['owner', 'peer'] },
    async run(trial) {
      const { id, jid } = await trial.newRoom();
      await trial.ok('owner', 'updateRoom', { roomId: id, notice: trial.text('公告') });
      const rows = await groupHistory(trial, 'peer');
      trial.holds(rows.length > 0, {
        rule: 'rows',
        message: 'a new group must have server messages',
        expected: 'at least 1 row',
        got: rows.length,
      });
      await trial.ok('owner', 'deleteMessages', {
        type: 2,
        delete: 1,
        roomJid: jid,
        messageId: rows[0]?.messageId,
      });
      trial.same((await groupHistory(trial, 'owner')).length, 0, {
        rule: 'vanished',
        message: 'server messages must not be shown',
      });
      trial.same(await chatOf(trial, 'owner', jid), undefined, {
        rule: 'chat-leaves',
        message: 'the chat must leave the list',
      });
      trial.same((await groupHistory(trial, 'peer')).length, rows.length, {
        rule: 'others-see',
        message: 'the others must still see them',
      });
    },
  }),
  make('without-room', {
    title: 'a group deletion without a group succeeds and deletes no other message',
    operation: 'deleteMessages',
    source: 'server',
    needs: group,
    async run(trial) {
      const { texts, ids } = await planted(trial, 2);
      const [named = '', other = ''] = texts;
      trial.own([{ messageId: ids[0] ?? '', content: named }]);
      await trial.ok('owner', 'deleteMessages', {
        type: 2,
        delete: 2,
        messageId: ids[0],
        companyMpId: String(trial.person('owner').userId),
      });
      const left = await groupHistory(trial, 'owner');
      const whole = { rule: 'others-untouched', message: 'a message that was not named must stay' };
      holdsOf(trial, left, { field: 'content', value: other, are: 'there' }, whole);
      // Neither document nor facts say that such a call does nothing, as here: the message may be found by its id.
      const untouched = { rule: 'untouched', message: 'the message must still be there' } as const;
      const there = { field: 'content', value: named, are: 'there' } as const;
      holdsOf(trial, left, there, { ...untouched, source: 'judgement' });
      if (left.some(row => row.content === named)) return;
      const message = 'a group deletion that names no group finds the message by its id here';
      trial.note({ rule: 'found-by-id', message, expected: 'either', got: 'gone' });
    },
  }),
];
