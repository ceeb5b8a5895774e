import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circle, readImports, roomOf } from './imports.ts';

const project = join(import.meta.dirname, '../..');
const imports = readImports(project);

/** A row of the table "Who may import whom" in docs/architecture.md. */
interface Row {
  readonly room: string;
  readonly mayImport: ReadonlySet<string>;
  /** What other rooms may import of it, as paths in it; a folder ends with a slash. Empty: everything. */
  readonly face: readonly string[];
}

const rows = readTable(readFileSync(join(project, 'docs/architecture.md'), 'utf8'));

function readTable(text: string): ReadonlyMap<string, Row> {
  const [, section = ''] = text.split('## Who may import whom');
  const [table = ''] = section.split('\n## ');
  const words = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '');
  const found = table
    .split('\n')
    .filter(line => line.startsWith('| `'))
    .map(line => {
      const [, rooms = '', , may = '', face = ''] = line.split('|');
      return words(rooms).map((room): Row => ({ room, mayImport: new Set(words(may)), face: words(face) }));
    });
  return new Map(found.flat().map(row => [row.room, row]));
}

const between = imports.flatMap(({ file, targets }) =>
  targets.filter(target => roomOf(target) !== roomOf(file)).map(target => ({ file, target })),
);

test('every room has a row in the table, and every row a room', () => {
  expect([...rows.keys()].sort()).toEqual([...new Set(imports.map(({ file }) => roomOf(file)))].sort());
});

test('a room imports only rooms it may import', () => {
  const wrong = between.filter(({ file, target }) => !rows.get(roomOf(file))?.mayImport.has(roomOf(target)));
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('of another room a file imports only its face', () => {
  const wrong = between.filter(({ file, target }) => {
    // What stands in for a file in the browser build has that file's types.
    if (file === target.replace(/^src\//, 'src/browser/instead/')) return false;
    const { face = [] } = rows.get(roomOf(target)) ?? {};
    const inside = target.replace(/^src\/[^/]+\/|^contracts\//, '');
    return (
      face.length > 0 && !face.some(name => (name.endsWith('/') ? inside.startsWith(name) : inside === name))
    );
  });
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('a case takes from the suite alone, and from the contract', () => {
  const wrong = between.filter(
    ({ file, target }) => file.startsWith('contracts/') && !/^src\/(?:check\/suite|spec)\//.test(target),
  );
  expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('the table allows nothing that nobody does', () => {
  const used = new Set(between.map(({ file, target }) => `${roomOf(file)} → ${roomOf(target)}`));
  const allowed = [...rows].flatMap(([room, { mayImport }]) =>
    [...mayImport].map(other => `${room} → ${other}`),
  );
  expect(allowed.filter(arrow => !used.has(arrow))).toEqual([]);
});

test('no file imports itself in a circle, types included', () => {
  expect(circle(imports)).toBeUndefined();
});

describe('HTTP is known at the edge alone', () => {
  test.each(['src/domain/', 'src/mock/operations/', 'src/faults/', 'src/store/', 'src/spec/'])(
    '%s imports neither Express nor Node’s HTTP',
    folder => {
      const knowing = imports.filter(
        ({ file, packages }) =>
          file.startsWith(folder) &&
          packages.some(name => /^(?:node:)?https?2?$|^express$|^multer$|^ws$/.test(name)),
      );
      expect(knowing.map(({ file }) => file)).toEqual([]);
    },
  );
});
