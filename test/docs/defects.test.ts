import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultCatalogue } from '../../src/faults/catalogue.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { readDocumented } from '../../src/worlds/fixtures.ts';
import { read, rowsOf } from './citations.ts';

const root = join(import.meta.dirname, '..', '..');
const rows = rowsOf(read(root, 'docs/defects.md'))
  .filter(([id = '']) => /^D\d+$/.test(id))
  .map(([id = '', , layers = '', caught = '', faults = '']) => ({ id, layers, caught, faults }));

test('every class from D01 to D104 is there once, in order', () => {
  const ids = Array.from({ length: 104 }, (_, at) => `D${String(at + 1).padStart(2, '0')}`);
  expect(rows.map(({ id }) => id)).toEqual(ids);
});

test('every class names the layers that can see it', () => {
  expect(rows.filter(({ layers }) => !/^[TSXEIMWPCDB](, [TSXEIMWPCDB])*$/.test(layers))).toEqual([]);
});

test('the families of a class are those that the fault catalogue has for it', () => {
  const { all } = faultCatalogue(loadContract(), readDocumented());
  const listed = rows.map(({ id, faults }) => {
    const families = [...faults.matchAll(/\[(\w+)\]\(faults\.md#\1\)/g)].map(([, family = '']) => family);
    return [id, families.toSorted()];
  });
  const made = rows.map(({ id }) => {
    const families = all.filter(({ defect }) => defect === id).map(({ family }): string => family);
    return [id, [...new Set(families)].toSorted()];
  });
  expect(listed).toEqual(made);
  expect(all.filter(({ defect }) => !rows.some(({ id }) => id === defect))).toEqual([]);
});

test('the cases of a class stand in files that there are', () => {
  const named = rows.flatMap(({ id, caught }) =>
    [...caught.matchAll(/cases of ((?:`[\w-]+`(?: \([^)]*\))?(?:, | and )?)+)/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/`([\w-]+)`/g)].map(([, concern = '']) => ({ id, concern })),
    ),
  );
  expect(named.length).toBeGreaterThan(0);
  const missing = named.filter(
    ({ concern }) => !existsSync(join(root, 'contracts', `${concern}.contract.ts`)),
  );
  expect(missing).toEqual([]);
});
