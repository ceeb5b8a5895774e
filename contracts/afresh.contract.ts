import { setTimeout as wait } from 'node:timers/promises';
import type { Case, RoomUse } from '../src/check/suite/case.ts';
import type { Trial } from '../src/check/suite/trial.ts';
import type { JsonOperationId } from '../src/spec/contract.ts';
import { concern } from './kit.ts';

const make = concern('afresh', { effect: 'write', needs: { people: ['owner', 'peer'] } });

/** What two rows are told apart by; `time` in whatever unit the list has it. */
interface Row {
  readonly id: string;
  readonly text: string;
  readonly time: number;
}

/** A list whose newest row comes first, and how it gets one more. */
interface Listed {
  readonly operation: JsonOperationId;
  readonly what: string;
  readonly needs: { readonly room?: RoomUse; readonly chat?: 'change' };
  readonly write: (trial: Trial, text: string) => Promise<unknown>;
  readonly rows: (trial: Trial, page: { pageIndex: number; pageSize: number }) => Promise<readonly Row[]>;
}

const publish: Listed['write'] = (trial, notice) =>
  trial.ok('owner', 'updateRoom', { roomId: trial.room.id, notice });

const lists: readonly Listed[] = [
  {
    operation: 'listGroupMessages',
    what: 'group messages',
    needs: { room: 'change' },
    write: publish,
    rows: async (trial, page) => {
      const rows = await trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, ...page });
      return rows.map(({ messageId, content, timeSend }) => ({
        id: messageId,
        text: content,
        time: timeSend,
      }));
    },
  },
  {
    operation: 'listNotices',
    what: 'notices',
    needs: { room: 'change' },
    write: publish,
    rows: async (trial, page) => {
      const { pageData } = await trial.ok('owner', 'listNotices', { roomId: trial.room.id, ...page });
      return pageData.map(({ id, text, time }) => ({ id, text, time }));
    },
  },
  {
    operation: 'listMessages',
    what: 'single messages',
    needs: { chat: 'change' },
    write: (trial, text) => trial.push('owner', 'peer', text),
    rows: async (trial, page) => {
      const receiver = trial.person('peer').userId;
      const rows = await trial.ok('owner', 'listMessages', { receiver, maxType: 0, ...page });
      return rows.map(({ messageId, content, timeSend }) => ({
        id: messageId,
        text: content ?? '',
        time: timeSend,
      }));
    },
  },
];

/** Some times are whole seconds, so two that are this far apart differ. */
const momentMs = 1100;

const rowAt = async (trial: Trial, { rows }: Listed, pageIndex: number) =>
  (await rows(trial, { pageIndex, pageSize: 1 }))[0];

/** The newest row of a list, once it has a text. */
async function newestOf(trial: Trial, list: Listed, text: string): Promise<Row> {
  const row = await trial.settled(
    () => rowAt(trial, list, 0),
    it => it?.text === text,
  );
  return row?.text === text ? row : trial.notExercised('what was written does not come first');
}

/** Writes a text, and gives its row and the one on the page behind it, which is asked for before anything follows. */
async function firstTwo(trial: Trial, list: Listed, text: string): Promise<[Row, Row | undefined]> {
  await list.write(trial, text);
  return [await newestOf(trial, list, text), await rowAt(trial, list, 1)];
}

const shown = (row: Row | undefined) => (row ? { id: row.id, text: row.text } : 'no row');

/** A page that was asked for before shows what was written since: the first, which nobody forgets, and those behind it. */
export default lists.map((list): Case => {
  const { operation, what, needs, write } = list;
  return make(operation, {
    title: `the second page of ${what} goes on with what is written`,
    operation,
    needs: { people: ['owner', 'peer'], ...needs },
    async run(trial) {
      const newer = trial.text('后写的一条');
      let [first, below] = await firstTwo(trial, list, trial.text('先写的一条'));
      // Of two rows of the same time nobody says which comes first, and notices have whole seconds.
      if (below && below.time >= first.time) {
        await wait(momentMs);
        [first, below] = await firstTwo(trial, list, trial.text('隔一会儿再写的一条'));
      }
      await write(trial, newer);
      await newestOf(trial, list, newer);
      // Whatever another check writes comes on top of these, so the row that was second is so no longer.
      const second = await trial.settled(
        () => rowAt(trial, list, 1),
        row => row !== undefined && row.id !== below?.id,
      );
      trial.holds(second !== undefined && second.id !== below?.id, {
        rule: 'second-page-stays',
        message: 'what was on the first page must move to the second when a newer row comes',
        expected: shown(first),
        got: shown(second),
        harm: 'loss',
      });
    },
  });
});
