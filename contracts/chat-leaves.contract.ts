import { type Claim, resultCodeOf, type Trial } from '../src/check/suite/trial.ts';
import { type ChatSide, chatHistory, chatOf, concern, everything, otherSide } from './kit.ts';
import { holdsOf } from './rows.ts';

const make = concern('deletion', { effect: 'write' });
const single = { chat: 'change', people: ['owner', 'peer'] } as const;

const chatWithOther = (trial: Trial, who: ChatSide, are: 'there' | 'absent') => ({
  field: 'jid',
  value: String(trial.person(otherSide[who]).userId),
  are,
});

const remove = (trial: Trial, who: ChatSide, mode: 1 | 2, messageId: string) =>
  trial.ok(who, 'deleteMessages', { type: 1, delete: mode, messageId });

/**
 * Deletes the whole chat, and sees that it leaves both lists and that a new message brings it back.
 * @param whose messages may go: those of the run alone, or all of them
 */
async function chatLeaves(trial: Trial, whose: 'own' | 'all'): Promise<void> {
  for (const who of ['owner', 'peer'] as const) {
    const rows = await chatHistory(trial, who, 500);
    if (who === 'owner' && rows.length === 0) return trial.notExercised('the messages did not arrive');
    const all = rows.map(({ messageId }) => messageId);
    const own = whose === 'all' ? all : trial.own(rows).split(',');
    const ids = own.filter(id => id !== '');
    if (ids.length < rows.length) return trial.notExercised('owner and peer have messages of their own');
    for (let at = 0; at < ids.length; at += 50) await remove(trial, who, 2, ids.slice(at, at + 50).join(','));
  }
  for (const who of ['owner', 'peer'] as const) {
    const wanted = chatWithOther(trial, who, 'absent');
    const chats = await trial.settled(
      () => trial.ok(who, 'listLastChats', everything),
      found => !found.some(row => row.jid === wanted.value),
    );
    holdsOf(trial, chats, wanted, {
      rule: 'chat-leaves',
      message: 'a chat without messages must not be listed',
    });
  }
  await trial.push('owner', 'peer', trial.text('又来了'));
  holdsOf(
    trial,
    await trial.ok('owner', 'listLastChats', everything),
    chatWithOther(trial, 'owner', 'there'),
    {
      rule: 'chat-returns',
      message: 'a new message must bring the chat back',
    },
  );
}

const historyWith = (trial: Trial, who: 'peer' | 'outsider', receiver: number) =>
  trial.ok(who, 'listMessages', { receiver, pageIndex: 0, pageSize: 50, maxType: 0 });

/**
 * Takes back all that two strangers have written, if the run has written all of it: then the chat leaves both lists
 * (document 2.5b). Accounts that test for long have a history with their friends, and none with strangers.
 */
async function strangersLeave(trial: Trial): Promise<void> {
  const [peer, outsider] = [trial.person('peer').userId, trial.person('outsider').userId];
  const content = trial.text(`就一句 ${trial.random.hex(6)}`);
  const { phone } = trial.person('outsider');
  if (phone === '') return trial.notExercised('the outsider has no phone number');
  const given = { type: 1, content, sendPhone: trial.person('peer').phone, toUserPhone: phone };
  if (resultCodeOf(await trial.send('peer', 'pushMessage', given)) !== 1)
    return trial.notExercised('strangers may not write to each other');
  const sides = await trial.settled(
    () => Promise.all([historyWith(trial, 'peer', outsider), historyWith(trial, 'outsider', peer)]),
    found => found.every(rows => rows.some(row => row.content === content)),
  );
  const [ids = []] = sides.map(rows =>
    trial
      .own(rows)
      .split(',')
      .filter(id => id !== ''),
  );
  // Of what else there is the chat list goes on to show something.
  if (ids.length === 0 || sides.some(rows => rows.length !== ids.length))
    return trial.notExercised('peer and outsider have messages of their own');
  await trial.ok('peer', 'deleteMessages', { type: 1, delete: 2, messageId: ids.join(',') });
  for (const [who, other] of [
    ['peer', outsider],
    ['outsider', peer],
  ] as const) {
    // Another check may have written since: what it wrote is listed rightly.
    const isLeft = (row: Awaited<ReturnType<typeof chatOf>>) =>
      row !== undefined && ((row.content ?? '') === '' || ids.includes(row.messageId));
    const chat = await trial.settled(
      () => chatOf(trial, who, other),
      row => !isLeft(row),
    );
    const claim: Claim = {
      rule: 'chat-leaves',
      message: 'a chat without messages must not be listed',
      expected: `no chat with ${other}`,
      got: `one of ${chat?.messageId}`,
      of: 'listLastChats',
    };
    trial.holds(!isLeft(chat), claim);
  }
}

/** A chat without messages leaves the list. */
export default [
  make('chat-leaves', {
    title: 'a chat without messages leaves the list',
    operation: 'deleteMessages',
    needs: single,
    run: trial => chatLeaves(trial, 'own'),
  }),
  make('chat-leaves-strangers', {
    title: 'a chat of people who wrote each other nothing else leaves both lists',
    operation: 'deleteMessages',
    needs: { chat: 'change', people: ['peer', 'outsider'], strangers: true },
    run: strangersLeave,
  }),
  make('chat-leaves-whole', {
    title: 'a chat whose whole history is deleted leaves the list',
    operation: 'deleteMessages',
    needs: { sandbox: true, people: ['owner', 'peer'] },
    async run(trial) {
      await trial.push('owner', 'peer', trial.text('一'));
      await chatLeaves(trial, 'all');
    },
  }),
  make('chat-leaves-one-side', {
    title: 'a chat whose copies one side deleted leaves only the list of that side',
    operation: 'deleteMessages',
    needs: { sandbox: true, people: ['owner', 'peer'] },
    async run(trial) {
      await trial.push('owner', 'peer', trial.text('一'));
      const rows = await chatHistory(trial, 'owner', 1000);
      if (rows.length === 0) return trial.notExercised('the messages did not arrive');
      await trial.ok('owner', 'deleteMessages', {
        type: 1,
        delete: 1,
        messageId: rows.map(row => row.messageId).join(','),
      });
      holdsOf(
        trial,
        await trial.ok('owner', 'listLastChats', everything),
        chatWithOther(trial, 'owner', 'absent'),
        {
          rule: 'leaves',
          message: "the caller's chat list must not show the chat",
        },
      );
      holdsOf(
        trial,
        await trial.ok('peer', 'listLastChats', everything),
        chatWithOther(trial, 'peer', 'there'),
        {
          rule: 'stays',
          message: 'the other side must keep the chat',
        },
      );
    },
  }),
];
