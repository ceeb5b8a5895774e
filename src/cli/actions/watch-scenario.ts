import { statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Mock } from '../../create-mock.ts';
import type { MockOptions } from '../../mock-options.ts';
import { complain, say } from '../terminal/exit.ts';
import type { Words } from '../words/words.ts';

/** Milliseconds of quiet after which an edit is over: editors write a file more than once. */
const quiet = 100;

/**
 * Puts the rows of a scenario in place again whenever its file, or a file of its folder, is edited. An edit that cannot
 * be used is said, and the rows stay. Keeps no process alive.
 * @throws Error for a scenario that is no file and no folder
 */
export function watchScenario(mock: Mock, path: MockOptions['scenario'], words: Words): void {
  const about = typeof path === 'string' ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (typeof path !== 'string' || !about)
    throw new Error('Failed to watch: --watch needs --scenario with a file or a folder. Name one.');
  // Editors put a new file in the place of the old one, and a watch of the old one sees nothing more.
  const [folder, file] = about.isDirectory() ? [path, undefined] : [dirname(path), basename(path)];
  let timer: NodeJS.Timeout | undefined;
  const put = () =>
    mock.admin.scenarios.activate(path).then(
      () => say(words.say('{path} was edited: its rows are loaded.', { path })),
      (error: unknown) => complain(words.of(error instanceof Error ? error.message : String(error))),
    );
  watch(folder, { persistent: false }, (_event, name) => {
    if (file !== undefined && name !== file) return;
    clearTimeout(timer);
    timer = setTimeout(() => void put(), quiet);
  });
}
