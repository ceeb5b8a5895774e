import { z } from 'zod';
import { tool } from '../tool.ts';

const collection = z.string().describe('A collection, as count_rows names it.');
const key = z.string().describe('Key of a row, as list_rows shows it.');
/** Rows asked for at a time. */
const chunk = 1000;

/** Tools for the rows that the mock answers from. */
export const stateTools = [
  tool({
    name: 'count_rows',
    title: 'Count rows',
    about:
      'Names the collections of the mock (users, rooms, members, messages and so on) with their numbers of rows, and the scenario it began with.',
    effect: 'read',
    input: {},
    run: async ({ admin }) => admin.state.counts(),
  }),
  tool({
    name: 'list_rows',
    title: 'List rows',
    about: 'Lists rows of a collection with their keys. `where` keeps rows whose fields have these values.',
    effect: 'read',
    input: {
      collection,
      where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      limit: z.int().min(1).max(200).default(20),
    },
    run: async ({ admin }, { collection, where = {}, limit }) => {
      const found: unknown[] = [];
      for (let offset = 0, total = 1; offset < total && found.length < limit; offset += chunk) {
        const page = await admin.state.rows(collection, { offset, limit: chunk });
        total = page.total;
        found.push(...page.rows.filter(({ row }) => fits(row, where)));
      }
      return found.slice(0, limit);
    },
  }),
  tool({
    name: 'put_row',
    title: 'Write a row',
    about:
      'Writes one row in place of the one with that key, or adds it. Rows that follow from it are kept in step; a row that breaks an invariant is refused with the reason.',
    effect: 'write',
    input: { collection, key, row: z.record(z.string(), z.unknown()).describe('The whole row.') },
    run: async ({ admin }, { collection, key, row }) => admin.state.putRow(collection, key, row),
  }),
  tool({
    name: 'delete_row',
    title: 'Delete a row',
    about: 'Deletes one row, and what cannot be without it.',
    effect: 'write',
    input: { collection, key },
    run: async ({ admin }, { collection, key }) => admin.state.deleteRow(collection, key),
  }),
  tool({
    name: 'list_scenarios',
    title: 'List scenarios and snapshots',
    about: 'Names the scenarios that a world can begin with, and the snapshots that were saved.',
    effect: 'read',
    input: {},
    run: async ({ admin }) => ({
      scenarios: await admin.scenarios.list(),
      snapshots: await admin.snapshots.list(),
    }),
  }),
  tool({
    name: 'load_scenario',
    title: 'Begin with a scenario',
    about:
      'Replaces all rows by those of a scenario, and clears faults, clock and journal. What was there is gone; save_snapshot keeps it.',
    effect: 'write',
    input: { name: z.string().describe('A scenario, as list_scenarios names it.') },
    run: async ({ admin }, { name }) => admin.scenarios.activate(name),
  }),
  tool({
    name: 'reset',
    title: 'Reset the mock',
    about: 'Begins the world again: rows of its scenario, no faults, real time, empty journal.',
    effect: 'write',
    input: {},
    run: async ({ admin }) => admin.reset(),
  }),
  tool({
    name: 'save_snapshot',
    title: 'Save a snapshot',
    about: 'Keeps all rows under a name.',
    effect: 'write',
    input: { name: z.string() },
    run: async ({ admin }, { name }) => admin.snapshots.save(name),
  }),
  tool({
    name: 'restore_snapshot',
    title: 'Restore a snapshot',
    about: 'Replaces all rows by those of a snapshot.',
    effect: 'write',
    input: { name: z.string() },
    run: async ({ admin }, { name }) => admin.snapshots.restore(name),
  }),
];

function fits(row: object, where: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(where).every(([name, value]) => Reflect.get(row, name) === value);
}
