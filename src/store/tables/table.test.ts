import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Store } from '../store.ts';
import { memberRow } from '../testing/sample-rows.ts';
import type { MemberRow } from './rows.ts';

const edit = fc.record({
  room: fc.integer({ min: 0, max: 5 }),
  user: fc.integer({ min: 0, max: 40 }),
  role: fc.integer({ min: 1, max: 5 }),
  time: fc.integer({ min: 0, max: 9 }),
  remove: fc.boolean(),
});
const work = fc.record({ edits: fc.array(edit, { maxLength: 40 }), refused: fc.boolean() });
const ownerFirst = (a: MemberRow, b: MemberRow) =>
  a.role - b.role || a.createTime - b.createTime || a.userId - b.userId;
const newestRoom = (a: MemberRow, b: MemberRow) => (a.roomId < b.roomId ? 1 : -1);

test('after any transactions every index lists what filtering and sorting all rows would', () => {
  fc.assert(
    fc.property(fc.array(work, { maxLength: 12 }), works => {
      const store = Store.empty();
      let model = new Map<string, MemberRow>();
      for (const { edits, refused } of works) {
        const after = new Map(model);
        try {
          const { changes } = store.transact(tx => {
            for (const { room, user, role, time, remove } of edits) {
              const row = memberRow(`r${room}`, user, role, time);
              const key = `r${room}:${user}`;
              if (remove) {
                expect(tx.members.delete(key)).toBe(after.delete(key));
              } else {
                tx.members.put(row);
                after.set(key, row);
              }
              if (time === 0) expect(tx.members.by.byRoom(`r${room}`).size).toBe(inRoom(after, room).length);
            }
            if (refused) throw new Error('refused');
          });
          for (const { key, before, after: now } of changes) {
            expect(before).toEqual(model.get(key));
            expect(now).toEqual(after.get(key));
            expect(now).not.toEqual(before);
          }
          model = after;
        } catch (error) {
          if (!refused) throw error;
        }
      }
      const { members } = store.view;
      const rows = [...model.values()];
      expect(members.size).toBe(model.size);
      for (let room = 0; room < 6; room++) {
        expect([...members.by.byRoom(`r${room}`)]).toEqual(inRoom(model, room).sort(ownerFirst));
      }
      for (let user = 0; user < 41; user++) {
        const owned = rows.filter(row => row.userId === user && row.role === 1).sort(newestRoom);
        const joined = rows.filter(row => row.userId === user && row.role !== 1).sort(newestRoom);
        expect([...members.by.byUserOwned(`${user}`)]).toEqual(owned);
        expect([...members.by.byUserJoined(`${user}`)]).toEqual(joined);
      }
      expect([...Store.load(store.dump()).view.members.by.byUser('1')]).toEqual([...members.by.byUser('1')]);
    }),
    { numRuns: 100 },
  );
});

function inRoom(rows: ReadonlyMap<string, MemberRow>, room: number): MemberRow[] {
  return [...rows.values()].filter(row => row.roomId === `r${room}`);
}
