import { expect, test } from 'vitest';
import { type ProgressLineOptions, progressLine } from './progress-line.ts';

function shown(isTTY: boolean, options: ProgressLineOptions = {}) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
  const line = progressLine(stream, { ...options, now: () => clock.now });
  for (; clock.now < 12_000; clock.now += 50) line.show(`${clock.now} ms`);
  line.clear();
  line.clear();
  return written;
}

test('on a terminal one line is written over, at most ten times a second, and taken away at the end', () => {
  const written = shown(true);
  expect(written.slice(0, 2)).toEqual(['\r\u001b[K0 ms', '\r\u001b[K100 ms']);
  expect(written).toHaveLength(121);
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('elsewhere nothing is written', () => {
  expect(shown(false)).toEqual([]);
});

test('elsewhere a line is written after two seconds and every five from then on, where lines are asked for', () => {
  expect(shown(false, { elsewhere: 'lines' })).toEqual(['2000 ms\n', '7000 ms\n']);
});
