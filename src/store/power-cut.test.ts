import { expect, test } from 'vitest';
import { powerCutHistory } from './testing/power-cut-history.ts';

/** `npm run crash -- --power-cuts 10000` runs more of them. */
const histories = 300;

test('a power cut at any step loses nothing acknowledged under sync always, and leaves a store that opens', async () => {
  let [acknowledged, cuts] = [0, 0];
  for (let seed = 1; seed <= histories; seed++) {
    const report = await powerCutHistory(seed);
    acknowledged += report.acknowledged;
    cuts += report.cuts;
  }
  expect(acknowledged).toBeGreaterThan(histories);
  expect(cuts).toBeGreaterThan(histories);
});
