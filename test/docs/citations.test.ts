import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/spec/compile/document.ts';
import { rawOperations } from '../../src/spec/compile/operations.ts';
import { citationsIn, headingsOf, read, rowsOf, type Source, textFiles } from './citations.ts';

const root = join(import.meta.dirname, '..', '..');
/** This test is about citations that lead nowhere, so it has some. */
const files = textFiles(root).filter(path => !path.startsWith(join('test', 'docs', 'citations')));
const index = rowsOf(read(root, 'docs/document.md'));
const decisions = readdirSync(join(root, 'decisions'));

const headings: Readonly<Record<Source, ReadonlySet<string>>> = {
  'server facts': new Set(headingsOf(read(root, 'docs/server-facts.md'))),
  'live facts': new Set(headingsOf(read(root, 'docs/live-facts.md'))),
  document: new Set(index.map(([number = '']) => number)),
  decision: new Set(decisions.map(name => name.slice(0, 3))),
  defect: new Set(rowsOf(read(root, 'docs/defects.md')).map(([id = '']) => id)),
};

/** Citations of one kind that lead nowhere or cannot be read, each as `file: words`. */
function faulty(source: Source, holds: (number: string, clear: boolean) => boolean): string[] {
  return files.flatMap(path =>
    citationsIn(read(root, path))
      .filter(it => it.source === source && !holds(it.number, it.clear))
      .map(({ text, number }) => `${path}: ${text} (${number})`),
  );
}

describe.each(Object.entries(headings))('%s', (source, known) => {
  test('every citation leads to a heading', () => {
    expect(known.size).toBeGreaterThan(0);
    expect(faulty(source as Source, number => known.has(number))).toEqual([]);
  });

  test('every citation has the one form', () => {
    expect(faulty(source as Source, (_, clear) => clear)).toEqual([]);
  });
});

test('the facts have no section twice, nor has the index of the document', () => {
  for (const page of ['server-facts.md', 'live-facts.md']) {
    const found = headingsOf(read(root, join('docs', page)));
    expect(found).toEqual([...new Set(found)]);
  }
  expect(index).toHaveLength(headings.document.size);
});

test('no two decisions share a number, and each begins with its own', () => {
  expect(headings.decision.size, 'give the newer one the next free number').toBe(decisions.length);
  for (const name of decisions) {
    expect(name).toMatch(/^\d{3}-[a-z0-9-]+\.md$/);
    expect(read(root, join('decisions', name))).toMatch(new RegExp(`^# ${name.slice(0, 3)} `));
  }
});

test('a decision that is named by its file is there', () => {
  const named = files.flatMap(path =>
    [...read(root, path).matchAll(/decisions\/(\d{3}-[\w-]+\.md)/g)].map(([, name = '']) => ({ path, name })),
  );
  expect(named.filter(({ name }) => !decisions.includes(name))).toEqual([]);
});

test('the index of the document has each operation at the path and the section that the contract gives it', () => {
  const sections = rawOperations(readDocument(read(root, 'openapi.yaml')).root).map(({ id, path, node }) => {
    const [, section] = /^Document (\d\.\d[ab]?)/.exec(String(node.description ?? '')) ?? [];
    return { id, path, section };
  });
  const listed = index.flatMap(([section, , path = '', operation = '']) => {
    const id = /^\[(\w+)\]/.exec(operation)?.[1];
    return id === undefined ? [] : [{ id, path: path.replaceAll('`', ''), section }];
  });
  const documented = sections.filter(({ section }) => section !== undefined);
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  expect(listed.toSorted(byId)).toEqual(documented.toSorted(byId));
});

test('the errata name sections that there are', () => {
  const errata = rowsOf(read(root, 'docs/document-errata.md')).filter(([name]) => name?.startsWith('<a id='));
  expect(errata.length).toBeGreaterThan(0);
  const printed = new Set([...headings.document].map(number => number.replace(/[ab]$/, '')));
  for (const [name, document = '', , , why = ''] of errata) {
    for (const [number] of document.matchAll(/\b\d\.\d[ab]?/g))
      expect(headings.document.has(number) || printed.has(number), `${name}: document ${number}`).toBe(true);
    for (const [, numbers = ''] of why.matchAll(/\bS ((?:\d(?:\.\d+)?(?:, | to )?)+)/g))
      for (const [number] of numbers.matchAll(/\d(?:\.\d+)?/g))
        expect([...headings['server facts']], `${name}: S ${number}`).toContain(number);
    for (const [, number = ''] of why.matchAll(/\bD (\d(?:\.\d[ab]?)?)/g))
      expect([...headings.document], `${name}: D ${number}`).toContain(number);
  }
});

test('nothing is cited that only its authors could read', () => {
  const unpublished = /\bDESIGN\b|\bdesign, section\b|\bci-conventions\b/;
  expect(files.filter(path => unpublished.test(read(root, path)))).toEqual([]);
});

describe('citations are found', () => {
  test.each([
    ['/** Adds members (server facts 2.12 and 2.20). */', ['2.12', '2.20']],
    ['server facts 1.3 to 1.5', ['1.3', '1.5']],
    ['which the server\n * facts 9.9 has', ['9.9']],
    ['Server facts 2.2; `payPassword`', ['2.2']],
    ['server facts section 4', ['4']],
    ['facts 1.5', ['1.5']],
    ['live facts A5 and D', ['A5', 'D']],
    ['Document 1.5. Writes both', ['1.5']],
    ['document, the second 2.5', ['2.5']],
    ['document 2.5b, server facts 2.9', ['2.9', '2.5b']],
    ['decisions 005 and 007', ['005', '007']],
    ['[why](../decisions/999-nowhere.md)', ['999']],
    ["defect: 'D58'", ['D58']],
    ['defect 58', ['58']],
    ['2 documents of 3 MB, the facts and 7 tests', []],
  ])('%j', (text, numbers) => {
    expect(citationsIn(text).map(({ number }) => number)).toEqual(numbers);
  });

  test.each([
    'server facts section 4',
    'server fact 5',
    'facts 1.5',
    'document, the second 2.5',
    'document section 2',
    'live-facts A5',
    'decision 17',
    'defect 58',
  ])('%j is not the one form', text => {
    expect(citationsIn(text).map(({ clear }) => clear)).toEqual([false]);
  });
});
