import { Command } from 'commander';
import { generateCollections, refuseImpossible } from '../generate/generate.ts';
import { largeScenario } from '../generate/scenarios.ts';
import { prepareFolder, writeFolder } from '../generate/write-folder.ts';
import { loadContract } from '../spec/contract.ts';
import { complain, exitCodes, say } from './exit.ts';
import { flag } from './flag.ts';
import * as read from './flags.ts';
import { progressLine } from './progress-line.ts';

interface GenerateFlags {
  readonly users: number;
  readonly rooms: number;
  readonly messages: number;
  readonly seed: string;
  readonly now?: number;
  readonly out: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  imapi generate --out data                  1,000 users, 200 rooms, 100,000 messages, as serve --scenario large
  imapi generate --users 20 --rooms 5 --messages 500 --seed 7 --out data
  imapi generate --out data --json           the summary as JSON, for a script

The same numbers and the same seed give the same files, to the byte. There is one JSON file for each collection.
The first user is 100000; the service account 10000 comes on top. What the server writes into groups (who joined,
notices) comes on top of the messages, and a single message is two rows, one for each side.
`;

/** `imapi generate`: makes up a whole store and writes it to a folder. */
export function generateCommand(): Command {
  const { users, rooms, messages } = largeScenario;
  return new Command('generate')
    .description('Make up a consistent store of any size, as JSON files.')
    .addOption(flag('--users <count>', 'users').argParser(read.count).default(users))
    .addOption(flag('--rooms <count>', 'groups').argParser(read.count).default(rooms))
    .addOption(
      flag('--messages <count>', 'messages that people write').argParser(read.count).default(messages),
    )
    .addOption(flag('--seed <text>', 'what everything follows from').default('1'))
    .addOption(
      flag('--now <date>', 'where the history ends (default: 2021-03-04T12:00:00Z)').argParser(read.moment),
    )
    .addOption(flag('--out <folder>', 'a new or empty folder').makeOptionMandatory())
    .addOption(flag('--json', 'print the summary as JSON'))
    .addHelpText('after', examples)
    .action(generate);
}

async function generate({ out, json = false, ...options }: GenerateFlags): Promise<void> {
  refuseImpossible(options);
  await prepareFolder(out);
  const began = performance.now();
  const contract = loadContract();
  const line = progressLine(process.stderr);
  const stop = stopOnSignal();
  try {
    line.show('making up who is where');
    const collections = await generateCollections(options, contract);
    const rows = collections.reduce((sum, { size }) => sum + size, 0);
    const written = await writeFolder(out, collections, contract, {
      signal: stop.signal,
      progress: count => line.show(`${count} of ${rows} rows`),
    });
    line.clear();
    const milliseconds = Math.round(performance.now() - began);
    const summary = {
      folder: out,
      seed: options.seed,
      ...written,
      milliseconds,
      rows: countsOf(collections),
    };
    say(json ? JSON.stringify(summary) : described(summary));
  } catch (error) {
    line.clear();
    if (!stop.signal.aborted) throw error;
    complain(`Stopped: nothing is left in ${out}.`);
    process.exitCode = exitCodes.interrupted;
  } finally {
    stop.end();
  }
}

interface Summary {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  readonly milliseconds: number;
  readonly rows: Readonly<Record<string, number>>;
}

function described({ folder, files, bytes, milliseconds, rows }: Summary): string {
  const width = Math.max(...Object.values(rows).map(count => String(count).length));
  return [
    ...Object.entries(rows).map(([name, count]) => `  ${String(count).padStart(width)}  ${name}`),
    `${files} files, ${(bytes / 1e6).toFixed(1)} MB, in ${folder} after ${(milliseconds / 1000).toFixed(1)} s.`,
  ].join('\n');
}

/** Rows by collection; those of all groups together. */
function countsOf(collections: readonly { readonly name: string; readonly size: number }[]) {
  const counts: Record<string, number> = {};
  for (const { name, size } of collections) {
    const shown = name.startsWith('mucmsg_') ? 'mucmsg_<jid>' : name;
    counts[shown] = (counts[shown] ?? 0) + size;
  }
  return counts;
}

/** The first signal stops the work and lets it clean up; a second one ends the process. */
function stopOnSignal() {
  const controller = new AbortController();
  const stop = () => controller.abort(new Error('stopped'));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return {
    signal: controller.signal,
    end: () => void process.off('SIGINT', stop).off('SIGTERM', stop),
  };
}
