import type { OtherServerOptions } from '../options.ts';
import { startOtherServer } from '../start.ts';
import { asides } from './asides.ts';
import { files } from './files.ts';
import { groups, permissions } from './groups.ts';
import { later } from './later.ts';
import { messages } from './messages.ts';
import { pairs } from './pairs.ts';
import { people } from './people.ts';
import { Recorder, type Step } from './recorder.ts';
import { subtleties } from './subtleties.ts';

// The time a walk begins; the same every time, so that two walks can be compared byte by byte.
const began = Date.UTC(2026, 4, 20, 3, 0, 0);

/** The parts of a walk; each is walked on a server of its own. Together they call every operation. */
export const parts = {
  people,
  groups,
  permissions,
  messages,
  files,
  subtleties,
  pairs,
  later,
  asides,
} as const;

export type Part = keyof typeof parts;

/** Called with each step and its number; what it throws ends the walk. */
export type Watch = (step: Step, index: number) => void;

/** Calls operations of a server, with success and with each failure, and returns what came back. */
export async function walk(
  part: Part,
  options: OtherServerOptions = {},
  watch: Watch = () => {},
): Promise<Step[]> {
  let ms = began;
  const tick = () => {
    ms += 1000;
    return ms;
  };
  const server = await startOtherServer({ manyMessages: 60, ...options, now: () => ms });
  const recorder = new Recorder(server, tick, watch);
  try {
    await parts[part](recorder);
    return recorder.steps;
  } finally {
    await server.close();
  }
}
