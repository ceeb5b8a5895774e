import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf } from '../clock.ts';
import { checksumOf } from '../disk/checksum.ts';
import { type ReadStore, readText } from '../disk/saved-text.ts';
import { stateOf } from '../tables/collections.ts';
import { type StoreState, viewOf } from '../tables/state.ts';
import { packedAsPlain } from '../testing/packed-property.ts';
import { changed, isPacked, json, readings, reopened, textIn } from '../testing/packed-readings.ts';
import { groupMessageRow, messageRow } from '../testing/sample-rows.ts';
import { openTransaction } from '../transaction.ts';
import { unpacked } from './packed-rows.ts';

/** Reads a file whose checksum fits after an edit. */
function readEdited(text: string, edit: (body: string) => string): Promise<ReadStore> {
  const body = edit(text.replace(/"checksum":.*\n$/, ''));
  return readText(Buffer.from(`${body}"checksum":"${checksumOf(body)}"}\n`), { packFrom: 0 });
}

test('packed rows read as plain ones in every order, also after changes and another write', async () => {
  await fc.assert(packedAsPlain, { numRuns: 15 });
});

test('thousands of rows in orders of their own', async () => {
  const count = 3000;
  const mixed = Array.from({ length: count }, (_, n) => (n * 7919) % count);
  const collections = {
    shiku_msgs: mixed.map(n =>
      messageRow(n, `${n % 3}`, `${n % 2}`, { timeSend: (n * 31) % 1009, message: '' }),
    ),
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
