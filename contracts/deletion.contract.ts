import type { Trial } from '../src/check/suite/trial.ts';
import { type ChatSide, chatAndNewest, chatHistory, concern, otherSide } from './kit.ts';

const make = concern('deletion', { effect: 'write' });
const single = { chat: 'change', people: ['owner', 'peer'] } as const;
const beside = { ...single, chat: 'write' } as const;

const contents = async (trial: Trial, who: ChatSide, among: readonly string[]) =>
  (await chatHistory(trial, who)).map(row => row.content).filter(content => among.includes(content));
/** What a chat list shows of the chat, and what it has to: the newest message left. */
const fallback = async (trial: Trial, who: ChatSide) => {
  const { chat, newest } = await chatAndNewest(trial, who);
  return { shown: [chat?.messageId, chat?.content], left: [newest?.messageId, newest?.content] };
};
/** Writes single messages and gives their texts and ids, oldest first. */
async function written(trial: Trial, count: number): Promise<{ texts: string[]; ids: string[] }> {
  const texts = Array.from({ length: count }, (_, index) => trial.text(`删 ${index} ${trial.random.hex(6)}`));
  for (const content of texts) await trial.push('owner', 'peer', content);
  const rows = await trial.settled(
    async () => (await chatHistory(trial, 'owner')).filter(row => texts.includes(row.content)),
    found => found.length === count,
  );
  trial.own(rows);
  const ids = texts.map(content => rows.find(row => row.content === content)?.messageId ?? '');
  if (ids.includes('')) trial.notExercised('the messages did not arrive');
  return { texts, ids };
}

const remove = (trial: Trial, who: ChatSide, mode: 1 | 2, messageId: string) =>
  trial.ok(who, 'deleteMessages', { type: 1, delete: mode, messageId });

/** Single messages: deleting for oneself, recalling for both, and what the chat list shows afterwards. */
export default [
  make('own-copy', {
    title: "delete=1 deletes only the caller's copy, and the caller's chat list shows the previous message",
    operation: 'deleteMessages',
    needs: single,
    async run(trial) {
      const { texts, ids } = await written(trial, 5);
      const [first = '', older = '', ...deleted] = texts;
      const claim = {
        rule: 'falls-back',
        message: 'the chat list must show the newest remaining message',
        of: 'listLastChats',
      } as const;
      // One from the middle leaves the newest what it is.
      await remove(trial, 'owner', 1, ids[0] ?? '');
      const still = await fallback(trial, 'owner');
      trial.same(still.shown, still.left, claim);
      await remove(trial, 'owner', 1, ids.slice(2).join(','));
      const mine = await trial.settled(
        () => contents(trial, 'owner', texts),
        found => found.length === 1,
      );
      trial.same(mine, [older], {
        rule: 'own-copy',
        message: "the deleted messages must be gone from the caller's history",
      });
      trial.same((await contents(trial, 'peer', texts)).sort(), texts.toSorted(), {
        rule: 'other-copy',
        message: 'the other side must keep its copy',
      });
      const own = await fallback(trial, 'owner');
      trial.same(own.shown, own.left, claim);
      trial.same((await chatHistory(trial, 'owner', 1)).length, 1, {
        rule: 'page-filled',
        pointer: '/data',
        message: 'a page must be filled with the messages that are left',
        of: 'listMessages',
      });
      const others = await fallback(trial, 'peer');
      trial.same(others.shown, others.left, {
        rule: 'other-chat-list',
        message: "the other side's chat list must not change",
        of: 'listLastChats',
      });
      const found = await trial.ok('owner', 'search', { content: deleted[0] ?? first });
      trial.same(found.shikuMsgs.length, 0, {
        rule: 'not-found',
        message: 'a deleted message must not be found',
        source: 'server',
      });
    },
  }),
  make('other-copy', {
    title: 'the receiver of a message deletes their own copy in the same way',
    operation: 'deleteMessages',
    needs: beside,
    async run(trial) {
      const { texts, ids } = await written(trial, 2);
      const [deleted = '', unsaid = ''] = ids;
      await remove(trial, 'peer', 1, deleted);
      const left = await contents(trial, 'peer', texts.slice(0, 1));
      trial.same(left, [], {
        rule: 'own-copy',
        message: "the deleted message must be gone from the caller's history",
      });
      // Documented as required, so a server may refuse it.
      await trial.send('peer', 'deleteMessages', { type: 1, messageId: unsaid });
      const kept = await contents(trial, 'owner', texts);
      trial.same(kept.sort(), texts.toSorted(), {
        rule: 'other-copy',
        message: 'the author must keep their copy',
      });
    },
  }),
  make('both-copies', {
    title:
      'delete=2 deletes both copies, whoever asks, several at once, and both chat lists show the previous message',
    operation: 'deleteMessages',
    lengthy: true,
    needs: single,
    async run(trial) {
      const { texts, ids } = await written(trial, 4);
      const [oldest = ''] = texts;
      const first = trial.random.pick(['owner', 'peer'] as const);
      await remove(trial, first, 2, ids.slice(1, 3).join(','));
      await remove(trial, otherSide[first], 2, ids.slice(3).join(','));
      for (const who of ['owner', 'peer'] as const) {
        const left = await trial.settled(
          () => contents(trial, who, texts),
          found => found.length === 1,
        );
        trial.same(left, [oldest], {
          rule: 'both-gone',
          message: 'recalled messages must be gone on both sides',
        });
        const { shown, left: newest } = await fallback(trial, who);
        trial.same(shown, newest, {
          rule: 'falls-back',
          message: 'the chat list must show the newest remaining message',
          of: 'listLastChats',
        });
      }
    },
  }),
  make('twice', {
    title: 'deleting again, or a missing message, changes nothing and keeps no other from being deleted',
    operation: 'deleteMessages',
    source: 'server',
    needs: beside,
    async run(trial) {
      const { texts, ids } = await written(trial, 3);
      const [kept = '', again = '', last = ''] = ids;
      await remove(trial, 'owner', 1, again);
      await remove(trial, 'owner', 1, again);
      // The beginning of an id is no id.
      const part = trial.own([{ messageId: kept.slice(0, -1), content: texts[0] ?? '' }]);
      const nobodys = trial.text('none').replaceAll(' ', '-');
      await remove(trial, 'owner', 2, [nobodys, ...(kept.length > 8 ? [part] : []), last].join(','));
      trial.same(await contents(trial, 'owner', texts), texts.slice(0, 1), {
        rule: 'twice',
        message: 'nothing else may be gone',
      });
    },
  }),
  make('strangers', {
    title: 'messages of others cannot be deleted, but the call succeeds',
    harm: 'permission',
    operation: 'deleteMessages',
    layer: 'P',
    source: 'server',
    needs: { chat: 'write', people: ['owner', 'peer', 'outsider'] },
    async run(trial) {
      const { texts, ids } = await written(trial, 1);
      for (const mode of [1, 2] as const)
        await trial.ok('outsider', 'deleteMessages', { type: 1, delete: mode, messageId: ids.join(',') });
      for (const who of ['owner', 'peer'] as const) {
        trial.same(await contents(trial, who, texts), texts, {
          rule: 'untouched',
          message: 'both sides must keep the message',
        });
      }
    },
  }),
];
