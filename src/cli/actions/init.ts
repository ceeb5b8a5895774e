import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../base/make-folder.ts';
import { planSetUp } from '../../init/plan.ts';
import { projectIn } from '../../init/project.ts';
import { loadContract } from '../../spec/contract.ts';
import { say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi init`. */
export interface InitFlags {
  readonly dryRun?: boolean;
}

/** Sets the folder up in which it is called, and says what it did and what is left to do. */
export function runInit({ dryRun = false }: InitFlags, words: Words): void {
  const folder = process.cwd();
  const plan = planSetUp(folder, projectIn(folder), loadContract());
  const write = (path: string, change: (path: string) => void) => {
    if (!dryRun) change(join(folder, path));
    say(dryRun ? words.say('Would write {path}', { path }) : words.say('Wrote {path}', { path }));
  };
  for (const { path, text } of plan.files)
    write(path, full => {
      makeFolder(dirname(full));
      writeFileSync(full, text, { flag: 'wx' });
    });
  const { manifest, ignored } = plan;
  if (manifest !== undefined) write('package.json', full => writeFileSync(full, manifest));
  if (ignored.length > 0) write('.gitignore', full => appendFileSync(full, `\n${ignored.join('\n')}\n`));
  for (const path of plan.left) say(words.say('{path} is there already and stays as it is.', { path }));
  for (const { file, text } of plan.byHand) say(words.say('Add to {file}: {text}', { file, text }));
  say(words.say('Next: npm run mock'));
}
