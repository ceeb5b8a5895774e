import { wrap } from '../terminal/wrap.ts';
import type { Said, Words } from '../words/words.ts';

/** A command as it can be copied, and what it does where that is not plain. */
type Example = readonly [command: string, about?: Said];

/** Widest line of what stands below the flags, in columns. */
const widest = 118;

/** What stands below the flags in the help of a command: examples, and paragraphs about it. */
export function examples(words: Words, rows: readonly Example[], ...notes: readonly Said[]): string {
  const width = Math.max(...rows.filter(([, about]) => about !== undefined).map(([{ length }]) => length), 0);
  return [
    '',
    words.of('Examples:'),
    ...rows.map(([command, about]) =>
      about === undefined ? `  ${command}` : `  ${command.padEnd(width)}   ${words.of(about)}`,
    ),
    ...notes.map(note => `\n${wrap(words.of(note), widest)}`),
    '',
  ].join('\n');
}
