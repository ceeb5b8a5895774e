import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Commands that stand together in a shell block of a page. */
export interface ShellBlock {
  /** Page and line, to find it again. */
  readonly place: string;
  readonly text: string;
}

/** The pages whose commands people copy. */
export function pages(root: string): string[] {
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name));
  const found = [...readdirSync(root), ...below('docs')].filter(name => name.endsWith('.md'));
  return found.filter(name => !dirname(name).includes('node_modules')).sort();
}

/** Whether the commands of a page are those of another, which are run there: chinese.test.ts holds the two together. */
export function runsElsewhere(page: string): boolean {
  return dirname(page) === join('docs', 'zh');
}

/** The shell blocks of a page. */
export function shellBlocks(root: string, page: string): ShellBlock[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(match => {
    const line = text.slice(0, match.index).split('\n').length + 1;
    return { place: `${page}:${line}`, text: match[1] ?? '' };
  });
}

/** What a page says about `imapi` in passing, between backticks. */
export function passingCommands(root: string, page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/(?<!`)`((?:npx )?imapi [a-z][^`]*)`/g)].map(match => match[1] ?? '');
}

/** A block is one script where its lines hang together, and commands one by one otherwise. */
export function isScript({ text }: ShellBlock): boolean {
  return text.includes('exit "$code"');
}

/** The commands of a block, without comments; what goes over several lines is one. */
export function commandsOf({ text }: ShellBlock): string[] {
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .flatMap(line => line.replace(/(^|\s)#.*$/, '').split(' && '))
    .map(command => command.trim())
    .filter(command => command !== '');
}

/** The words of a command as a shell would split it; variables and placeholders become a word. */
export function wordsOf(command: string): string[] {
  const words = command.match(/(?:[^\s"'<]|"[^"]*"|'[^']*'|<[^>]*>)+/g) ?? [];
  return words.map(word =>
    word
      .replaceAll(/^["']|["']$/g, '')
      .replaceAll(/"?\$\w+"?/g, 'x')
      .replaceAll(/<[^>]*>/g, '192.0.2.1')
      .replace(/^URL$/, 'http://192.0.2.1'),
  );
}
