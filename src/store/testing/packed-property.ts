import fc from 'fast-check';
import { expect } from 'vitest';
import { dumpOf, stateOf } from '../tables/collections.ts';
import type { GroupMessageRow, HiddenRow, MessageRow, ReadRow } from '../tables/rows.ts';
import { changed, id, isPacked, json, readings, reopened, textIn } from './packed-readings.ts';

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

/** Packed rows read as plain ones in every order, also after changes and another write. */
export const packedAsPlain = fc.asyncProperty(
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
