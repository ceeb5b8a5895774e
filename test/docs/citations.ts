import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a text can cite. */
export type Source = 'server facts' | 'live facts' | 'document' | 'decision' | 'defect';

/** One place a text cites: `server facts 2.13 to 2.15` is two of them, 2.13 and 2.15. */
export interface Citation {
  readonly source: Source;
  /** As its heading has it: `2.14`, `A5`, `2.5b`, `017`, `D58`. */
  readonly number: string;
  /** The words that cite it. */
  readonly text: string;
  /** Whether the words have the one form: no "section", no comma, no "the second 2.5". */
  readonly clear: boolean;
}

const section = String.raw`(?:\d\.\d{1,2}[ab]?|\d)(?!\d|\.\d)`;
const lettered = String.raw`[A-D](?:\d{1,2})?\b`;
const list = (item: string) => `${item}(?:(?:,? and |,? or | to |, )${item})*`;

interface Pattern {
  /** Every way to cite that was seen, the unclear ones too. */
  readonly find: RegExp;
  readonly item: RegExp;
  readonly clear: RegExp;
}

const patterns: Readonly<Record<Source, Pattern>> = {
  'server facts': {
    find: new RegExp(
      String.raw`(?:\b[Ss]erver[ -]|(?<!\b[Ll]ive[ -]))\b[Ff]acts?,? (?:section )?${list(section)}`,
      'g',
    ),
    item: new RegExp(section, 'g'),
    clear: /^[Ss]erver facts \d/,
  },
  'live facts': {
    find: new RegExp(String.raw`\b[Ll]ive[ -][Ff]acts?,? (?:section )?${list(lettered)}`, 'g'),
    item: new RegExp(lettered, 'g'),
    clear: /^[Ll]ive facts [A-D]/,
  },
  document: {
    find: new RegExp(String.raw`\b[Dd]ocument,? (?:section |the (?:first|second) )?${list(section)}`, 'g'),
    item: new RegExp(section, 'g'),
    clear: /^[Dd]ocument \d/,
  },
  decision: {
    find: new RegExp(
      String.raw`\b[Dd]ecisions? ${list(String.raw`\d{1,4}\b`)}|\bdecisions/\d+[\w-]*\.md`,
      'g',
    ),
    item: /\d+/g,
    clear: /^(?:[Dd]ecisions? |decisions\/)\d{3}\b/,
  },
  defect: {
    find: /\b[Dd]efect,? D?\d{1,3}\b|\bD\d{2,3}\b/g,
    item: /D?\d+/g,
    clear: /^(?:[Dd]efect )?D\d{2,3}$/,
  },
};

/** Returns what a text cites; a citation may go over the end of a line, also of a comment. */
export function citationsIn(text: string): Citation[] {
  const flat = text.replaceAll(/\r?\n[ \t]*(?:\*(?!\/)|\/\/|#|>)?[ \t]*/g, ' ');
  return Object.entries(patterns).flatMap(([source, { find, item, clear }]) =>
    [...flat.matchAll(find)].flatMap(([words]) =>
      [...words.matchAll(item)].map(([number]): Citation => {
        return { source: source as Source, number, text: words, clear: clear.test(words) };
      }),
    ),
  );
}

const skipped = new Set(['node_modules', 'dist', 'package-lock.json', 'peers']);
const readable = /\.(?:[cm]?[jt]sx?|md|ya?ml|html|css|sh)$/;

/** Returns the texts of a folder that people write or read, as paths below it: sources, tests, contracts, pages, YAML. */
export function textFiles(root: string, below = ''): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap(entry => {
    const path = join(below, entry.name);
    if (skipped.has(entry.name) || entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return textFiles(root, path);
    return readable.test(entry.name) ? [path] : [];
  });
}

/** Returns the numbers that headings of a page begin with: `## 4 Message types`, `### A5 How a connection begins`. */
export function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#{2,} ((?:\d(?:\.\d+)?|[A-Z]\d*)) /gm)].map(match => match[1] ?? '');
}

/** Returns the cells of the tables of a page, row by row, without heads and rules. */
export function rowsOf(page: string): string[][] {
  const lines = page.split('\n');
  return lines.flatMap((line, at) => {
    const isHead = lines[at + 1]?.startsWith('|-') === true || lines[at + 1]?.startsWith('| -') === true;
    if (!line.startsWith('|') || isHead || /^\|[ |:-]+\|$/.test(line)) return [];
    return [
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map(cell => cell.trim()),
    ];
  });
}

/** Reads a file of the project. */
export function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
