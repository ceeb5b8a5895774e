import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Pages of `docs` that are there in English alone: made from the contract, or about the work on this project. */
const english: ReadonlySet<string> = new Set([
  'architecture.md',
  'check-strength.md',
  'contract.md',
  'defects.md',
  'document.md',
  'live-facts.md',
  'server-facts.md',
]);

/** Returns the names of the guides in `docs`: every page that is not named as English alone. */
export function guides(root: string): string[] {
  return readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md') && !english.has(name));
}

const fence = /^```[\s\S]*?^```$/gm;

/** Returns the blocks of code of a page, fences included; without what a check ends with, which is in its language. */
export function blocksOf(page: string): string[] {
  return (page.match(fence) ?? []).map(block => block.replaceAll(/^(?:Exit|退出码) \d.*\n/gm, ''));
}

/** Returns a page without its code. */
export function proseOf(page: string): string {
  return page.replaceAll(fence, '');
}

/** Returns the shape of a page: levels of headings, kinds of blocks, and tables with their number of columns and rows. */
export function shapeOf(page: string): string[] {
  const lines = page.replaceAll(fence, block => block.split('\n')[0] ?? '').split('\n');
  const shape: string[] = [];
  for (const [at, line] of lines.entries()) {
    const [heading] = /^#+ /.exec(line) ?? [];
    if (heading !== undefined) shape.push(heading.trim());
    if (line.startsWith('```')) shape.push(line);
    if (/^\|[ |:-]+\|$/.test(line) && line.includes('-')) {
      const rows = lines.slice(at + 1).findIndex(it => !it.startsWith('|'));
      shape.push(`table of ${line.split('|').length - 2} by ${rows < 0 ? lines.length - at - 1 : rows}`);
    }
  }
  return shape;
}

/** Returns what a page links to, without other hosts. */
export function linksOf(page: string): string[] {
  const text = proseOf(page);
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter(link => !/^https?:/.test(link));
}

/** Returns the anchors that the headings of a page make, as GitHub does; also those that stand in it as `<a id=…>`. */
export function anchorsOf(page: string): string[] {
  const text = proseOf(page);
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id = '']) => id)];
}
