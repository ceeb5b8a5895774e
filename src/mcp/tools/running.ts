import { z } from 'zod';
import { defined } from '../defined.ts';
import { tool } from '../tool.ts';

/** Tools for faults and for the time that the mock shows. */
export const runningTools = [
  tool({
    name: 'find_faults',
    title: 'Find faults',
    about:
      'Searches the catalogue of faults that can be switched on: a backend defect each, from lost writes to broken bytes. Lists id and title.',
    effect: 'read',
    input: {
      operation: z.string().optional().describe('Only faults of this operation, by id.'),
      search: z.string().default('').describe('Words in id, family or title.'),
      limit: z.int().min(1).max(200).default(40),
    },
    run: async ({ admin }, { operation, search, limit }) => {
      const lines = (await admin.faults.catalogue(operation))
        .map(({ id, family, title }) => `${id}  ${family}  ${title.en}`)
        .filter(line => line.toLowerCase().includes(search.toLowerCase()));
      return lines.length > limit ? [...lines.slice(0, limit), `… ${lines.length - limit} more`] : lines;
    },
  }),
  tool({
    name: 'list_active_faults',
    title: 'List active faults',
    about: 'Lists the faults and delays that are switched on, and how many requests each has met.',
    effect: 'read',
    input: {},
    run: async ({ admin }) => admin.faults.list(),
  }),
  tool({
    name: 'set_fault',
    title: 'Switch a fault on',
    about:
      'Switches a fault or a delay on for an operation, or for all (`*`), so that an app can be tried against it.',
    effect: 'write',
    input: {
      operation: z.string().describe('Id of an operation, or * for all.'),
      fault: z.string().optional().describe('Id of a fault, as find_faults has it.'),
      fixedDelay: z.number().min(0).max(600_000).optional().describe('Milliseconds.'),
      times: z.int().min(1).optional().describe('Requests it meets before it switches itself off.'),
      probability: z.number().min(0).max(1).optional().describe('Share of the requests it meets.'),
    },
    run: async ({ admin }, { operation, ...setting }) => admin.faults.set(operation, defined(setting)),
  }),
  tool({
    name: 'clear_faults',
    title: 'Switch all faults off',
    about: 'Switches all faults and delays off.',
    effect: 'write',
    input: {},
    run: async ({ admin }) => admin.faults.clear(),
  }),
  tool({
    name: 'get_clock',
    title: 'Read the clock',
    about: 'Shows the time of the mock and whether it runs.',
    effect: 'read',
    input: {},
    run: async ({ admin }) => admin.clock.get(),
  }),
  tool({
    name: 'set_clock',
    title: 'Set the clock',
    about: 'Freezes the time of the mock, moves it by milliseconds, or lets it run again.',
    effect: 'write',
    input: {
      mode: z.enum(['real', 'frozen', 'offset']),
      now: z.int().optional().describe('Time to freeze it at, milliseconds.'),
      by: z.int().optional().describe('Milliseconds to move it by.'),
    },
    run: async ({ admin }, { mode, ...rest }) => admin.clock.set({ mode, ...defined(rest) }),
  }),
];
