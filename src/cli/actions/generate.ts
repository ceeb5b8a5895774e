import { generateCollections, refuseImpossible } from '../../generate/generate.ts';
import { prepareFolder, writeFolder } from '../../generate/write-folder.ts';
import { loadContract } from '../../spec/contract.ts';
import { complain, exitCodes, say } from '../terminal/exit.ts';
import { progressLine, progressText } from '../terminal/progress-line.ts';
import { stopSignals } from '../terminal/stop-signals.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi generate`. */
export interface GenerateFlags {
  /** Number of users. */
  readonly users: number;
  /** Number of groups. */
  readonly rooms: number;
  /** Number of messages. */
  readonly messages: number;
  /** Seed of all data. */
  readonly seed: string;
  /** Where the history ends (default: 2021-03-04T12:00:00Z). */
  readonly now?: number;
  /** A new or empty folder. */
  readonly out: string;
  /** Print the summary as JSON. */
  readonly json?: boolean;
}

/** Makes up a store, writes it and says how much it was. */
export async function generateFolder(
  { out, json = false, ...options }: GenerateFlags,
  words: Words,
): Promise<void> {
  refuseImpossible(options);
  await prepareFolder(out);
  const began = performance.now();
  const contract = loadContract();
  const line = progressLine(process.stderr, { elsewhere: 'lines' });
  const stop = stopSignals();
  try {
    const collections = await generateCollections(options, contract, (what, done, of) => {
      stop.signal.throwIfAborted();
      line.show(progressText(words.of(what), done, of));
    });
    const rows = collections.reduce((sum, { size }) => sum + size, 0);
    const written = await writeFolder(out, collections, contract, {
      signal: stop.signal,
      progress: count => line.show(progressText(words.say('writing rows'), count, rows)),
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
    say(json ? JSON.stringify(summary) : described(summary, words));
  } catch (error) {
    line.clear();
    if (!stop.signal.aborted) throw error;
    complain(words.say('Stopped: nothing is left in {out}.', { out }));
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

function described({ folder, files, bytes, milliseconds, rows }: Summary, words: Words): string {
  const width = Math.max(...Object.values(rows).map(count => String(count).length));
  return [
    ...Object.entries(rows).map(([name, count]) => `  ${String(count).padStart(width)}  ${name}`),
    words.say('{files} files, {size} MB, in {folder} after {seconds} s.', {
      files,
      size: (bytes / 1e6).toFixed(1),
      folder,
      seconds: (milliseconds / 1000).toFixed(1),
    }),
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
