import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf } from '../clock.ts';
import { checksumOf } from '../disk/checksum.ts';
import { bytesOf, type ReadStore, readText } from '../disk/saved-text.ts';
import { dumpOf, stateOf } from '../tables/collections.ts';
import type { GroupMessageRow, HiddenRow, MessageRow, ReadRow } from '../tables/rows.ts';
import { formOfTable, type StoreState, viewOf } from '../tables/state.ts';
import { groupIn, type TableValue } from '../tables/table.ts';
import { groupMessageRow, messageRow } from '../testing/sample-rows.ts';
import { openTransaction } from '../transaction.ts';
import { PackedRow, unpacked } from './packed-rows.ts';

const packable = ['messages', 'groupMessages', 'hidden', 'reads'] as const;

/** A state as it comes back from its file, packed or plain. */
async function reopened(state: StoreState, packed: boolean): Promise<StoreState> {
  const bytes = Buffer.from(textIn(state));
  const read = await readText(bytes, { packFrom: packed ? 0 : Number.POSITIVE_INFINITY });
  expect(read.seal).toBe('whole');
  return read.state;
}

function textIn(state: StoreState): string {
  return Buffer.concat([...bytesOf({ sequence: 7, state, log: 'a' })]).toString();
}

/** Reads a file whose checksum fits after an edit. */
function readEdited(text: string, edit: (body: string) => string): Promise<ReadStore> {
  const body = edit(text.replace(/"checksum":.*\n$/, ''));
  return readText(Buffer.from(`${body}"checksum":"${checksumOf(body)}"}\n`), { packFrom: 0 });
}

function isPacked({ tables }: StoreState): boolean {
  return [...tables.messages.held, ...tables.groupMessages.held].some(row => row instanceof PackedRow);
}

/** Everything that can be read of the tables that are packed. */
function readings(state: StoreState): unknown[] {
  return packable.flatMap(name => {
    const table = state.tables[name] as unknown as TableValue<object>;
    const rows = [...table.all];
    const form = formOfTable(name) as unknown as TableValue<object>['form'];
    const groups = form.indexes.map(index => [
      'nobody',
      ...new Set(rows.slice(0, 200).map(row => groupIn(index, row) ?? 'none')),
    ]);
    return [
      rows,
      table.size,
      rows.slice(-200).map(row => table.get(form.key(row))),
      [-1, 0, 1, 3, 60].map(rank => [table.all.at(rank), table.all.slice(rank, 2)]),
      groups.map((names, index) =>
        names.map(group => {
          const list = table.rowsOf(index, group);
          const times = (row: object) => Number(Reflect.get(row, 'timeSend')) > 3;
          return [
            group,
            list.size,
            [...list],
            list.slice(1, 3),
            list.slice(0, 0),
            list.at(1),
            list.countWhile(times),
          ];
        }),
      ),
    ];
  });
}

const json = (value: unknown) => JSON.stringify(value);
const time = fc.integer({ min: 0, max: 6 });
const place = fc.integer({ min: 0, max: 90 });
/** What a client may call a message or a group; some would end a text that is not read with care. */
const name = fc.oneof(
  fc.constantFrom('a', 'b', '10005/Server', '群', 'a"b', '","timeSend":9,"_id":"', '\\', '\n', '\ud800'),
  fc.string({ minLength: 1, maxLength: 4 }).filter(text => !text.includes(':')),
);
const other = fc.record({
  message: fc.oneof(name, fc.string({ unit: 'grapheme' })),
  extra: fc.jsonValue({ maxDepth: 2 }),
});
const id = (n: number) =>
  n % 9 === 0 ? `群"${n}` : `60347000${'1bb77153b4'}${n.toString(16).padStart(6, '0')}`;

const single = fc
  .tuple(place, name, name, name, time, fc.constantFrom(1, 2, 202), fc.option(time), other)
  .map(([n, sender, receiver, messageId, timeSend, contentType, deleted, rest]) => {
    const row = { _id: id(n), sender, receiver, messageId, timeSend, contentType };
    return { ...rest, ...row, ...(deleted !== null && { delayedTime: deleted }) } as unknown as MessageRow;
  });
const group = fc
  .tuple(place, name, name, name, time, fc.constantFrom(1, 83, 907), other)
  .map(([n, room_jid, sender_jid, messageId, timeSend, contentType, rest]) => {
    const row = { contentType, messageId, room_jid, sender_jid, timeSend, _id: id(n) };
    return { ...row, ...rest } as unknown as GroupMessageRow;
  });
const hidden = fc.tuple(time, name, place, time, name).map(([userId, roomJid, n, timeSend, sender_jid]) => {
  const row = { userId, roomJid, messageId: 'm', _id: id(n), timeSend, contentType: 1, sender_jid, time: 1 };
  return row satisfies HiddenRow;
});
const read = fc.tuple(time, name, place).map(([userId, roomJid, n]): ReadRow => {
  return { userId, roomJid, _id: id(n), time: n };
});

const rowsOfAll = fc.record({
  messages: fc.array(single, { maxLength: 80, size: 'max' }),
  groupMessages: fc.array(group, { maxLength: 80, size: 'max' }),
  hidden: fc.array(hidden, { maxLength: 20 }),
  reads: fc.array(read, { maxLength: 20 }),
});
type RowsOfAll = typeof rowsOfAll extends fc.Arbitrary<infer Value> ? Value : never;

/** The state with the rows put, and some of those it had deleted. */
function changed(state: StoreState, put: RowsOfAll, deleted: readonly number[]): StoreState {
  const open = openTransaction(state, momentOf(0));
  for (const row of put.messages) open.tx.messages.put(row);
  for (const row of put.groupMessages) open.tx.groupMessages.put(row);
  for (const row of put.hidden) open.tx.hidden.put(row);
  for (const row of put.reads) open.tx.reads.put(row);
  for (const n of deleted) {
    open.tx.messages.delete(id(n));
    open.tx.groupMessages.delete(id(n));
    open.tx.reads.delete(`${n % 7}:${id(n)}`);
  }
  return open.close().state;
}

test('packed rows read as plain ones in every order, also after changes and another write', async () => {
  const property = fc.asyncProperty(
    rowsOfAll,
    rowsOfAll,
    fc.array(place, { maxLength: 40 }),
    async (first, then, deleted) => {
      const written = changed(stateOf({}, '1', 'empty'), first, []);
      const [plain, packed] = [await reopened(written, false), await reopened(written, true)];
      expect(isPacked(plain)).toBe(false);
      expect(isPacked(packed)).toBe(first.messages.length + first.groupMessages.length > 0);
      expect(json(readings(packed))).toBe(json(readings(plain)));
      const [after, packedAfter] = [changed(plain, then, deleted), changed(packed, then, deleted)];
      expect(json(readings(packedAfter))).toBe(json(readings(after)));
      expect(json(dumpOf(packedAfter))).toBe(json(dumpOf(after)));
      expect(textIn(packedAfter)).toBe(textIn(after));
      expect(json(readings(packed))).toBe(json(readings(plain)));
      const again = changed(await reopened(packedAfter, true), first, [...deleted].reverse());
      expect(json(readings(again))).toBe(json(readings(changed(after, first, [...deleted].reverse()))));
    },
  );
  await fc.assert(property, { numRuns: 60 });
});

test('thousands of rows in orders of their own', async () => {
  const count = 3000;
  const mixed = Array.from({ length: count }, (_, n) => (n * 7919) % count);
  const collections = {
    shiku_msgs: mixed.map(n => messageRow(n, `${n % 3}`, `${n % 2}`, { timeSend: (n * 31) % 1009 })),
    mucmsg_a: mixed.map(n => groupMessageRow(2 * n, 'a', { timeSend: n % 5000 })),
    mucmsg_b: mixed.map(n => groupMessageRow(2 * n + 1, 'b', { messageId: `g${n % 77}` })),
  };
  const state = stateOf(collections, '1', 'empty');
  const packed = await reopened(state, true);
  expect(json(readings(packed))).toBe(json(readings(state)));
  const fewer = (from: StoreState) =>
    changed(from, { messages: [], groupMessages: [], hidden: [], reads: [] }, mixed.slice(0, 1500));
  expect(json(readings(fewer(packed)))).toBe(json(readings(fewer(state))));
});

test.each([2305, 2310, 2328, 2352])('a group of %i rows loses its oldest ones', async size => {
  const numbers = Array.from({ length: size }, (_, n) => n);
  const state = stateOf({ mucmsg_a: numbers.map(n => groupMessageRow(n, 'a')) }, '1', 'empty');
  const open = openTransaction(await reopened(state, true), momentOf(0));
  for (const n of numbers.slice(0, 60)) open.tx.groupMessages.delete(groupMessageRow(n, 'a')._id);
  const { groupMessages } = viewOf(open.close().state);
  const left = [...groupMessages.by.byRoom('a')];
  expect(left.map(row => row.messageId)).toEqual(
    numbers
      .slice(60)
      .map(n => `g${n}`)
      .reverse(),
  );
});

describe('a packed row', () => {
  test('is parsed to the very same row while few others are read, frozen all the way down', async () => {
    const row = { ...messageRow(1), extra: { deep: [{}] } };
    const { messages } = viewOf(await reopened(stateOf({ shiku_msgs: [row] }, '1', 'empty'), true));
    const found = messages.get(row._id);
    expect(found).toEqual(row);
    expect(messages.all.at(0)).toBe(found);
    expect(() => Object.assign(Reflect.get(found ?? {}, 'extra').deep[0], { a: 1 })).toThrow(TypeError);
  });

  test('that is no JSON inside is named when it is asked for', async () => {
    const row = messageRow(1);
    const written = textIn(stateOf({ shiku_msgs: [row] }, '1', 'empty'));
    const { state } = await readEdited(written, text => text.replace('"isRead":0', '"isRead":nil'));
    expect(isPacked(state)).toBe(true);
    expect(() => viewOf(state).messages.get(row._id)).toThrow(
      new RegExp(`^Failed to read the row ${row._id} of store\\.json: .*JSON.*--accept-edited-store\\.$`),
    );
  });

  test('is handed to nobody', async () => {
    const state = await reopened(stateOf({ shiku_msgs: [messageRow(1)] }, '1', 'empty'), true);
    const open = openTransaction(state, momentOf(0));
    const copy = { ...messageRow(1), isRead: 1 };
    open.tx.messages.put(copy);
    const [change] = open.close().changes;
    expect(change).toEqual({ collection: 'shiku_msgs', key: copy._id, before: messageRow(1), after: copy });
    expect([...state.tables.messages.held].map(held => unpacked(held))).toEqual([messageRow(1)]);
  });
});

describe('a file that is whole, in another form than was written, is read all the same', () => {
  const state = stateOf({ shiku_msgs: [messageRow(1), messageRow(2)] }, '1', 'empty');
  test.each<[string, (body: string) => string]>([
    ['rows on one line', body => body.replaceAll(',\n{', ',{')],
    ['with spaces', body => body.replaceAll('":', '": ')],
    [
      'a field that is kept apart of another kind',
      body => body.replace('"timeSend":1', '"timeSend":[1],"x":1'),
    ],
    ['an escape in the name of a field', body => body.replaceAll('"timeSend":', '"time\\u0053end":')],
  ])('%s', async (_what, edit) => {
    const saved = await readEdited(textIn(state), edit);
    expect(saved.seal).toBe('whole');
    expect(isPacked(saved.state)).toBe(false);
    expect(saved.state.tables.messages.size).toBe(2);
  });
});
