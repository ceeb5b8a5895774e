import { describe, expect, test } from 'vitest';
import { sampleOf } from '../sample.ts';
import type { Regression } from './regressions/hooks.ts';
import { regressions } from './regressions/index.ts';
import { startOtherServer } from './start.ts';
import type { Step } from './walk/recorder.ts';
import { type Part, parts, walk } from './walk/walk.ts';

const names = Object.keys(parts) as Part[];
const correct: Readonly<Record<string, readonly Step[]>> = Object.fromEntries(
  await Promise.all(names.map(async part => [part, await walk(part)] as const)),
);

/** Ends a walk at the first answer that is another than the correct server's. */
class Differs extends Error {}

/** The label of the first answer of a walk that differs; `undefined` where none does. */
async function firstDifference({ id, paths }: Regression): Promise<string | undefined> {
  for (const part of names) {
    const expected = correct[part] ?? [];
    if (!expected.some(({ path }) => paths.includes(path))) continue;
    try {
      await walk(part, { regression: id }, (step, index) => {
        const { label } = expected[index] ?? step;
        if (JSON.stringify(step) !== JSON.stringify(expected[index])) throw new Differs(label);
      });
    } catch (error) {
      if (error instanceof Differs) return error.message;
      throw error;
    }
  }
  return undefined;
}

describe('every regression shows in an answer', () => {
  test.each(sampleOf(regressions).map(regression => [regression.id, regression] as const))(
    '%s',
    async (_, regression) => {
      expect(await firstDifference(regression)).toBeDefined();
    },
  );

  test('no two have the same id', () => {
    const ids = regressions.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test('one that nobody knows is refused, with those that are known', async () => {
    await expect(startOtherServer({ regression: 'nonsense' })).rejects.toThrow(
      /no regression nonsense.*files-cut-1k/,
    );
  });
});
