import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FrameForm,
  frameFormOf,
  readFrame,
  readServerFrame,
  writeClientFrame,
  writeFrame,
} from './frame.ts';

const form = fc.constantFrom<FrameForm>('short', 'wide');
const message = fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes));

test('what a client writes is read as it was, in either form', () => {
  fc.assert(
    fc.property(form, fc.integer({ min: 0, max: 127 }), message, (of, command, bytes) => {
      const frame = readFrame(of, writeClientFrame(of, { command, message: bytes }));
      expect(frame).toEqual({ command, message: bytes });
    }),
  );
});

test('what the server writes is read as it was; the wide form has no negative commands', () => {
  fc.assert(
    fc.property(form, fc.integer({ min: -128, max: 127 }), message, (of, command, bytes) => {
      const written = writeFrame(of, { command, message: bytes });
      if (of === 'wide' && command < 0) expect(written).toBeUndefined();
      else expect(written && readServerFrame(of, written)).toEqual({ command, message: bytes });
    }),
  );
});

test('the first frame tells the form, and the length is mixed into a wide command', () => {
  const auth = Buffer.from([0x0a, 0x01, 0x61]);
  const wide = Buffer.from([5 ^ 3, 0, ...auth]);
  expect(writeClientFrame('wide', { command: 5, message: auth })).toEqual(wide);
  expect([frameFormOf(Buffer.from([5, ...auth])), frameFormOf(wide)]).toEqual(['short', 'wide']);
  expect(writeFrame('wide', { command: 6, message: auth })).toEqual(Buffer.from([6 ^ 9, 0, ...auth]));
  const long = Buffer.alloc(70_000);
  expect(writeFrame('wide', { command: 10, message: long })?.readUInt16LE(0)).toBe(
    10 ^ ((3 * 70_000) & 0xffff),
  );
});

test('an error has one more byte in the short form, being replaced has not', () => {
  const rest = Buffer.from([1]);
  expect(writeFrame('short', { command: -1, message: rest })).toEqual(Buffer.from([0xff, 0, 1]));
  expect(writeFrame('short', { command: -3, message: rest })).toEqual(Buffer.from([0xfd, 1]));
});

test.each([
  ['', undefined],
  ['0a00', undefined],
  ['63', undefined],
  ['05', 'short'],
  ['0500', 'wide'],
])('a first frame of %j is of the form %s', (hex, want) => {
  expect(frameFormOf(Buffer.from(hex, 'hex'))).toBe(want);
});
