import { describe, expect, it } from 'vitest';
import {
  agrees,
  alternatives,
  type CheckState,
  echo,
  formats,
  isGood,
  keepGood,
  page,
  parseText,
  sorted,
  unique,
  unit,
  type Validate,
} from './rules.ts';

const state = (checked?: WeakSet<object>): CheckState => ({
  parameters: {},
  checked,
  good: [],
  row: undefined,
});

describe('formats', () => {
  it.each([
    ['int32', 2147483647, true],
    ['int32', 2147483648, false],
    ['int32', -2147483649, false],
    ['int64', 9007199254740991, true],
    ['int64', 9007199254740992, false],
    ['double', 1.5, true],
    ['double', Number.NaN, false],
  ] as const)('%s takes %d: %s', (format, value, want) => {
    expect(formats[format].validate(value)).toBe(want);
  });
});

describe('x-unit', () => {
  it.each([
    ['s', 1612772503, true],
    ['s', 100000000, true],
    ['s', 0, true],
    ['s', -1, true],
    ['s', 1612772503000, false],
    ['s', 12345678, false],
    ['s', -2, false],
    ['ms', 1612839425242, true],
    ['ms', 100000000000, true],
    ['ms', -1, true],
    ['ms', 1612839425, false],
    ['ms', 10000000000000, false],
    ['ms', 'text', true],
  ] as const)('%s takes %s: %s', (name, value, want) => {
    expect(unit(value, name) === undefined).toBe(want);
  });
});

describe('x-sorted-by', () => {
  const ascending = [{ path: 'a', descending: false }];
  const descending = [{ path: 'a', descending: true }];
  const two = [
    { path: 'role', descending: false },
    { path: 'head.time', descending: true },
  ];

  it.each([
    [[], ascending, true],
    [[{ a: 1 }, { a: 1 }, { a: 2 }], ascending, true],
    [[{ a: 2 }, { a: 1 }], ascending, false],
    [[{ a: 'b' }, { a: 'a' }], descending, true],
    [[{ a: 'a' }, { a: 'b' }], descending, false],
    [[{ a: 1 }, {}, { a: 0 }], ascending, true],
    [[{ a: 1 }, null, { a: '0' }], ascending, true],
    [
      [
        { role: 1, head: { time: 5 } },
        { role: 1, head: { time: 4 } },
        { role: 2, head: { time: 9 } },
      ],
      two,
      true,
    ],
    [
      [
        { role: 1, head: { time: 4 } },
        { role: 1, head: { time: 5 } },
      ],
      two,
      false,
    ],
    [[{ a: 1 }, { a: 4 }, { a: 3 }], [{ path: 'a', descending: false, mixed: [3, 4] }], true],
    [[{ a: 3 }, { a: 1 }], [{ path: 'a', descending: false, mixed: [3, 4] }], false],
  ] as const)('takes %j by %j: %s', (rows, keys, want) => {
    expect(sorted(rows, keys) === undefined).toBe(want);
  });

  it('names the first pair that breaks the order and counts the rest', () => {
    const rows = [{ a: 1 }, { a: 3 }, { a: 2 }, { a: 1 }];
    expect(sorted(rows, ascending)).toBe(
      'must be sorted by a: row 2 must not come after row 1 (and 1 more such pairs)',
    );
  });
});

describe('x-unique-by', () => {
  it.each([
    [[{ a: 1 }, { a: 2 }], ['a'], true],
    [[{ a: 1 }, { a: 2 }, { a: 1 }], ['a'], false],
    [[{ a: 1 }, { a: '1' }], ['a'], true],
    [[{}, {}], ['a'], true],
    [
      [
        { a: 1, b: 1 },
        { a: 1, b: 2 },
      ],
      ['a', 'b'],
      true,
    ],
    [
      [
        { a: 1, b: 1 },
        { a: 1, b: 1 },
      ],
      ['a', 'b'],
      false,
    ],
  ])('takes %j by %j: %s', (rows, by, want) => {
    expect(unique(rows, by) === undefined).toBe(want);
  });

  it('names the rows that share a key', () => {
    expect(unique([{ a: 1 }, { a: 7 }, { a: 7 }], ['a'])).toBe('must have unique a: rows 1 and 2 share 7');
  });
});

describe('x-page', () => {
  const fifteen = { rows: 'pageData', perPage: 15 };
  const asked = { rows: 'pageData', perPage: 'pageSize' };

  it.each([
    [{ pageData: [], total: 0, pageCount: 0 }, fifteen, {}, true],
    [{ pageData: [], total: 0, pageCount: 1 }, fifteen, {}, true],
    [{ pageData: [], total: 0, pageCount: 2 }, fifteen, {}, false],
    [{ pageData: [1], total: 16, pageCount: 2 }, fifteen, {}, true],
    [{ pageData: [1], total: 15, pageCount: 2 }, fifteen, {}, false],
    [{ pageData: [1, 2], total: 1, pageCount: 1 }, fifteen, {}, false],
    [{ pageData: [1], total: 3, pageCount: 2, pageSize: 2 }, asked, {}, true],
    [{ pageData: [1], total: 3, pageCount: 1, pageSize: 2 }, asked, {}, false],
    [{ pageData: [1], total: 3, pageCount: 1 }, asked, { pageSize: '2' }, false],
    [{ pageData: [1], total: 3, pageCount: 9, pageSize: 0 }, asked, {}, true],
    [{ pageData: [1], total: '3', pageCount: 9 }, fifteen, {}, true],
  ])('takes %j with %j, asked with %j: %s', (object, rule, parameters, want) => {
    expect(page(object, rule, parameters) === undefined).toBe(want);
  });
});

describe('x-echo', () => {
  it.each([
    ['a', { x: 'a' }, true],
    ['a', { x: 'b' }, false],
    [10, { x: '10' }, true],
    [10, { x: 11 }, false],
    ['10', { x: 10 }, true],
    [0, { x: '' }, true],
    [0, {}, true],
    [15, { x: 2 }, true, 15],
    [2, { x: 2 }, true, 15],
    [3, { x: 2 }, false, 15],
    [0, { x: 'abc' }, true],
    [0, { x: '9999999999' }, true],
  ])('takes %j when asked with %j: %s', (value, parameters, want, or = undefined) => {
    expect(echo(value, 'x', parameters, or) === undefined).toBe(want);
  });
});

describe('x-agrees-with', () => {
  it.each([
    [1, { type: '1' }, 'type', true],
    ['a', { type: 'b' }, 'type', false],
    ['a', {}, 'type', true],
    ['a', undefined, 'type', true],
    ['a', { head: { id: 'a' } }, 'head.id', true],
    ['a', { head: { id: 'b' } }, 'head.id', false],
  ])('takes %j in a row %j, field %s: %s', (value, row, field, want) => {
    expect(agrees(value, field, row) === undefined).toBe(want);
  });
});

describe('JSON text', () => {
  it('is parsed, or the reason is told', () => {
    expect(parseText('{"a":1}')).toEqual({ value: { a: 1 } });
    expect(parseText('{a}').failure).toMatch(/^must be JSON text: /);
  });
});

describe('rows found good', () => {
  it('are remembered by schema, and only in the set of the caller', () => {
    const row = {};
    const one = state(new WeakSet());
    keepGood(one, row, 3);
    expect(isGood(one, row, 3)).toBe(true);
    expect(isGood(one, row, 4)).toBe(false);
    expect(isGood({ ...one, checked: new WeakSet() }, row, 3)).toBe(false);
    expect(isGood({ ...one, checked: undefined }, row, 3)).toBe(false);
    expect(isGood(one, 'no row', 3)).toBe(false);
  });
});

describe('alternatives', () => {
  const validator = (...paths: string[]): Validate => {
    const validate: Validate = () => {
      validate.errors = paths.map(instancePath => ({
        instancePath,
        schemaPath: '#',
        keyword: 'k',
        params: {},
      }));
      return paths.length === 0;
    };
    return validate;
  };
  const place = { instancePath: '/data' };
  const good = validator();
  const bad = validator('/data/a', '/data/b');
  const worse = validator('/data');

  it('fit when one does', () => {
    expect(alternatives(state(), {}, place, [bad, good], false)).toBeUndefined();
    expect(alternatives(state(), {}, place, [bad, good], true)).toBeUndefined();
  });

  it('that fit together are too many for oneOf alone', () => {
    expect(alternatives(state(), {}, place, [good, good], false)).toBeUndefined();
    expect(alternatives(state(), {}, place, [good, good], true)).toBe('several');
  });

  it('that all refuse are told by the closest', () => {
    const errors = alternatives(state(), {}, place, [worse, bad], true);
    expect(errors).toMatchObject([{ instancePath: '/data/a' }, { instancePath: '/data/b' }]);
  });
});
