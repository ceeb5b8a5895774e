import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shape } from './compiled.ts';
import { type JsonOperationId, loadContract } from './contract.ts';
import { Serialiser } from './serialise.ts';

const folder = join(import.meta.dirname, '../../fixtures/documented');
const contract = loadContract();

const double: Shape = { double: true };
const shapes: Record<string, Shape> = {
  Place: { properties: { lat: double, lng: double } },
  Node: { properties: { weight: double, children: { items: { refs: ['Node'], row: true } } } },
  Plain: { properties: { name: {} } },
};

function write(shape: Shape, value: unknown): string | undefined {
  return new Serialiser(shapes).writer(shape)(value);
}

/** The text without the white space between tokens. */
function compact(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_all, text) => text ?? '');
}

describe('a documented sample', () => {
  it.each(readdirSync(folder))('%s is written byte for byte', file => {
    const text = readFileSync(join(folder, file), 'utf8');
    const id = file.replace('.json', '') as JsonOperationId;
    const bytes = contract.writeAnswer(id, JSON.parse(text));
    expect(Buffer.from(bytes, 'latin1').toString('utf8')).toBe(compact(text));
  });

  it('has its JSON text written byte for byte', () => {
    const { data } = JSON.parse(readFileSync(join(folder, 'listMessages.json'), 'utf8'));
    for (const { message } of data) {
      expect(contract.writeText('SingleMessageBody', JSON.parse(message))).toBe(message);
    }
  });
});

describe('a double', () => {
  it.each([
    [0, '0.0'],
    [-0, '0.0'],
    [-1, '-1.0'],
    [30, '30.0'],
    [0.006, '0.006'],
    [1e21, '1e+21'],
    [Number.NaN, 'null'],
    [Number.POSITIVE_INFINITY, 'null'],
    ['-1.0', '"-1.0"'],
    [null, 'null'],
    [undefined, undefined],
  ])('%s is written as %s', (value, want) => {
    expect(write(double, value)).toBe(want);
  });

  it('is found at any depth, in arrays and through references', () => {
    const shape: Shape = {
      properties: { a: { items: double }, b: { refs: ['Place'] }, c: { refs: ['Node'] } },
    };
    const value = {
      c: { weight: 1, children: [{ weight: 2, children: [] }] },
      a: [1, 2.5],
      b: { lat: 3, x: 4 },
    };
    expect(write(shape, value)).toBe(
      '{"c":{"weight":1.0,"children":[{"weight":2.0,"children":[]}]},"a":[1.0,2.5],"b":{"lat":3.0,"x":4}}',
    );
  });

  it('does not turn other numbers into doubles', () => {
    expect(write({ properties: { a: double } }, { b: 1, c: { a: 1 } })).toBe('{"b":1,"c":{"a":1}}');
  });
});

describe('a row', () => {
  it('is written once for as long as it lives', () => {
    const writer = new Serialiser(shapes).writer({ items: { refs: ['Place'], row: true } });
    let reads = 0;
    const row = {
      get lat() {
        reads++;
        return 1;
      },
    };
    expect(writer([row, row])).toBe('[{"lat":1.0},{"lat":1.0}]');
    expect(writer([row])).toBe('[{"lat":1.0}]');
    expect(reads).toBe(1);
  });

  it('has a text of its own at each place', () => {
    const serialiser = new Serialiser(shapes);
    const row = { lat: 1 };
    expect(serialiser.writer({ refs: ['Place'], row: true })(row)).toBe('{"lat":1.0}');
    expect(serialiser.writer({ refs: ['Plain'], row: true })(row)).toBe('{"lat":1}');
  });
});

describe('whatever the value', () => {
  const keys = fc.constantFrom('a', 'lat', 'weight', 'children', '__proto__', 'é"\\\n', '');
  const leaf = fc.oneof(
    fc.double(),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constantFrom(null, undefined, Number.NaN, -0, '\ud800', '\u2028'),
    fc.date({ noInvalidDate: true }),
  );
  const { value } = fc.letrec(tie => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    object: fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
  }));
  const shape: Shape = {
    items: { refs: ['Node'], row: true },
    properties: { a: { refs: ['Node', 'Place'] }, lat: double, weight: { items: double } },
  };

  it('parses to what JSON.stringify writes', () => {
    fc.assert(
      fc.property(value, sample => {
        const plain = JSON.stringify(sample);
        const written = write(shape, sample);
        if (plain === undefined) expect(written).toBeUndefined();
        else expect(JSON.parse(written ?? '')).toEqual(JSON.parse(plain));
      }),
      { numRuns: 2000 },
    );
  });

  it('is written as JSON.stringify writes it where there is no double', () => {
    fc.assert(
      fc.property(value, sample => {
        expect(write({ properties: { a: { items: { row: true } } } }, sample)).toBe(JSON.stringify(sample));
      }),
      { numRuns: 1000 },
    );
  });
});
