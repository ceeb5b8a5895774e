import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encode, encodeJson, shaped } from './codec.ts';
import { type Fields, type Kind, type MessageName, messageShapes } from './messages.ts';
import { WireError } from './wire-error.ts';

const names = Object.keys(messageShapes) as MessageName[];
const name = fc.constantFrom(...names);

/** Values of a kind, the extremes of numbers among them. */
function anyOf(kind: Kind): fc.Arbitrary<unknown> {
  if (kind.endsWith('[]')) return fc.array(anyOf(kind.slice(0, -2) as Kind), { maxLength: 3 });
  if (kind === 'string') return fc.string({ unit: 'grapheme' });
  if (kind === 'bool') return fc.boolean();
  if (kind === 'int32') return fc.oneof(fc.integer(), fc.constantFrom(-1, 2 ** 31 - 1, -(2 ** 31)));
  if (kind === 'int64') {
    const large = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);
    return fc.oneof(fc.maxSafeInteger(), large.map(asNumber));
  }
  if (kind === 'double') return fc.double();
  return anyMessageOf(kind as MessageName);
}

/** A bigint only where a number would lose digits, as messages have it. */
const asNumber = (value: bigint) => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

function anyMessageOf(of: MessageName): fc.Arbitrary<object> {
  const fields: Fields = messageShapes[of];
  return fc.record(
    Object.fromEntries(Object.entries(fields).map(([field, [, kind]]) => [field, anyOf(kind)])),
  );
}

const anyMessage = name.chain(of => fc.tuple(fc.constant(of), anyMessageOf(of)));

test('a message that was written is read again', () => {
  fc.assert(
    fc.property(anyMessage, ([of, message]) => {
      expect(decode(of, encode(of, message))).toEqual(message);
    }),
  );
});

test('whatever the bytes are, a message is read or the one error is thrown', () => {
  fc.assert(
    fc.property(name, fc.uint8Array({ maxLength: 200 }), (of, bytes) => {
      try {
        decode(of, bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a message that was cut, or that lost a byte, throws nothing else either', () => {
  fc.assert(
    fc.property(anyMessage, fc.nat(), fc.nat({ max: 255 }), ([of, message], at, byte) => {
      const bytes = encode(of, message);
      for (const spoiled of [bytes.subarray(0, at % (bytes.length + 1)), Buffer.from(bytes).fill(byte, at)]) {
        try {
          decode(of, spoiled);
        } catch (error) {
          expect(error).toBeInstanceOf(WireError);
        }
      }
    }),
  );
});

test('fields that the table does not have are passed over, wherever they stand', () => {
  fc.assert(
    fc.property(anyMessageOf('Chat'), fc.integer({ min: 100, max: 2 ** 28 }), (message, field) => {
      const bytes = encode('Chat', message);
      const tag = (wireType: number) => varint(BigInt(field) * 8n + BigInt(wireType));
      const unknown = [
        Buffer.concat([tag(0), varint(2n ** 64n - 1n)]),
        Buffer.concat([tag(1), Buffer.alloc(8)]),
        Buffer.concat([tag(2), Buffer.from([3, 1, 2, 3])]),
        Buffer.concat([tag(5), Buffer.alloc(4)]),
      ];
      expect(decode('Chat', Buffer.concat([...unknown, bytes, ...unknown]))).toEqual(message);
    }),
  );
});

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left >>= 7n) {
    if (left < 128n) return Buffer.from([...bytes, Number(left)]);
    bytes.push(Number(left & 127n) | 128);
  }
}

describe('as protobuf has it', () => {
  test.each([
    ['Head', {}, ''],
    ['Head', { from: '1/web', chatType: 1 }, '0a05312f7765622001'],
    ['Receipt', { status: 1, messageId: 'a' }, '10011a0161'],
    ['Error', { code: -2 }, '10feffffffffffffffff01'],
    ['Chat', { seqNo: -1 }, 'b001ffffffffffffffffff01'],
    ['Chat', { location_x: 1 }, '8101000000000000f03f'],
    ['Chat', { messageHead: {} }, '0a00'],
    ['CatchUpRequest', { jidList: ['a', ''] }, '1201611200'],
  ] as const)('%s %j is %s', (of, message, hex) => {
    expect(encode(of, message).toString('hex')).toBe(hex);
    expect(decode(of, Buffer.from(hex, 'hex'))).toMatchObject(message);
  });

  test.each([
    ['the last value counts', '1001' + '1002', { status: 2 }],
    [
      'a message that comes in parts is put together',
      '0a030a0178' + '0a022002',
      { messageHead: { from: 'x', chatType: 2 } },
    ],
    ['a value written in another way is passed over', '120178' + '1803', { status: 0, messageId: '' }],
    ['a number of 32 bits drops what lies above', '10ffffffff7f', { status: -1 }],
  ])('%s', (_what, hex, want) => {
    expect(decode('Receipt', Buffer.from(hex, 'hex'))).toMatchObject(want);
  });

  test.each([
    ['truncated', '0a05'],
    ['truncated', '10'],
    ['truncated', '1080'],
    ['truncated', '8101000000'],
    ['varint', '10ffffffffffffffffffffff01'],
    ['field-number', '0201'],
    ['wire-type', '0b'],
    ['wire-type', '0c'],
    ['wire-type', '0e'],
    ['utf8', '1202c328'],
  ])('is refused as %s: %s', (code, hex) => {
    expect(() => decode('Chat', Buffer.from(hex, 'hex'))).toThrow(expect.objectContaining({ code }));
  });
});

test('JSON becomes a message: what is missing or of another type has its default', () => {
  const json = { messageHead: { from: 7, to: 'a' }, type: 'x', timeSend: 5, content: 'c', unknown: 1 };
  expect(shaped('Chat', json)).toMatchObject({
    messageHead: { from: '', to: 'a', chatType: 0 },
    type: 0,
    timeSend: 5,
    content: 'c',
    fileName: '',
  });
  expect(encodeJson('Chat', json)).toEqual(encode('Chat', shaped('Chat', json)));
  fc.assert(
    fc.property(name, fc.jsonValue(), (of, value) => {
      expect(decode(of, encodeJson(of, value))).toEqual(shaped(of, value));
    }),
  );
});
