import { expect } from 'vitest';
import { momentOf } from '../clock.ts';
import { bytesOf, readText } from '../disk/saved-text.ts';
import { PackedRow } from '../packed/packed-rows.ts';
import type { GroupMessageRow, HiddenRow, MessageRow, ReadRow } from '../tables/rows.ts';
import { formOfTable, type StoreState } from '../tables/state.ts';
import { groupIn, type TableValue } from '../tables/table.ts';
import { openTransaction } from '../transaction.ts';

/** Rows of every table that can be packed. */
export interface PackableRows {
  readonly messages: readonly MessageRow[];
  readonly groupMessages: readonly GroupMessageRow[];
  readonly hidden: readonly HiddenRow[];
  readonly reads: readonly ReadRow[];
}

const packable = ['messages', 'groupMessages', 'hidden', 'reads'] as const;

/** A state as it comes back from its file, packed or plain. */
export async function reopened(state: StoreState, packed: boolean): Promise<StoreState> {
  const bytes = Buffer.from(textIn(state));
  const read = await readText(bytes, { packFrom: packed ? 0 : Number.POSITIVE_INFINITY });
  expect(read.seal).toBe('whole');
  return read.state;
}

/** The text of a state's file. */
export function textIn(state: StoreState): string {
  return Buffer.concat([...bytesOf({ sequence: 7, state, log: 'a' })]).toString();
}

/** Whether a state has messages as the bytes they were written as. */
export function isPacked({ tables }: StoreState): boolean {
  return [...tables.messages.held, ...tables.groupMessages.held].some(row => row instanceof PackedRow);
}

/** Everything that can be read of the tables that are packed. */
export function readings(state: StoreState): unknown[] {
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

/** What is compared: a text shows where two values differ. */
export const json = (value: unknown) => JSON.stringify(value);

/** The id of the message with a number; every ninth is not made of plain letters. */
export const id = (n: number) =>
  n % 9 === 0 ? `群"${n}` : `60347000${'1bb77153b4'}${n.toString(16).padStart(6, '0')}`;

/** The state with the rows put, and some of those it had deleted. */
export function changed(state: StoreState, put: PackableRows, deleted: readonly number[]): StoreState {
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
