import type { Trial } from '../src/check/suite/trial.ts';
import { chatOf, concern } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('dissolving', { effect: 'write' });

/**
 * A message of the group that one member deletes is hidden from them alone, and one that is recalled is gone. With no
 * text left whoever hides sees less of the group from then on (document 2.8), so nobody uses it afterwards either.
 */
async function holdsDeletions(trial: Trial): Promise<void> {
  const { id: roomId, jid } = trial.room;
  const rowsOf = (who: 'owner' | 'peer') =>
    trial.ok(who, 'listGroupMessages', { roomId: jid, pageIndex: 0, pageSize: 50 });
  const [hidden, recalled] = [trial.text('要隐藏的公告'), trial.text('要撤回的公告')];
  for (const notice of [hidden, recalled]) await trial.ok('owner', 'updateRoom', { roomId, notice });
  const before = await trial.settled(
    () => rowsOf('owner'),
    rows => [hidden, recalled].every(text => rows.some(({ content }) => content === text)),
  );
  const idOf = (text: string) => before.find(({ content }) => content === text)?.messageId;
  const [toHide, toRecall] = [idOf(hidden), idOf(recalled)];
  // That a notice is a message of the group is another case's concern.
  if (toHide === undefined || toRecall === undefined) return;
  const given = { type: 2, roomJid: jid };
  await trial.ok('peer', 'deleteMessages', { ...given, delete: 1, messageId: toHide });
  await trial.ok('owner', 'deleteMessages', { ...given, delete: 2, messageId: toRecall });
  for (const [who, text] of [
    ['peer', hidden],
    ['peer', recalled],
    ['owner', recalled],
  ] as const) {
    const isThere = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
      rows.some(({ content }) => content === text);
    const rows = await trial.settled(
      () => rowsOf(who),
      rows => !isThere(rows),
    );
    const claim = {
      rule: 'deleted',
      message: 'a deleted message must be gone',
      of: 'deleteMessages',
    } as const;
    holdsOf(trial, rows, { field: 'content', value: text, are: 'absent' }, claim);
  }
  const newest = { roomId: jid, pageIndex: 0, pageSize: 1 };
  trial.same((await trial.ok('owner', 'listGroupMessages', newest)).length, 1, {
    rule: 'page-filled',
    pointer: '/data',
    message: 'a page must be filled with the messages that are left',
    of: 'listGroupMessages',
  });
  const chat = await chatOf(trial, 'owner', jid);
  trial.holds(chat?.content !== recalled, {
    rule: 'recalled-last',
    pointer: '/data/*/content',
    message: 'the chat list must not show a recalled message',
    expected: hidden,
    got: chat?.content,
    of: 'listLastChats',
  });
  const others = {
    rule: 'others-see',
    message: 'the others must still see it',
    of: 'deleteMessages',
  } as const;
  holdsOf(trial, await rowsOf('owner'), { field: 'content', value: hidden, are: 'there' }, others);
}

/** Deleted messages of a group that nobody uses afterwards. */
export default [
  make('messages-left', {
    title:
      'a message of a group that one member deletes is gone for them, and one that is recalled for everybody',
    operation: 'deleteMessages',
    needs: { room: 'last', people: ['owner', 'peer'] },
    run: holdsDeletions,
  }),
];
