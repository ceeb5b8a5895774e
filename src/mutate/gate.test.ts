import { expect, test } from 'vitest';
import { type Gated, gateOf, isMereDrift } from './gate.ts';

const drift = { severity: 'drift', source: 'server' } as const;
const noticed = { outcome: 'killed', fails: false, defect: 'D26', finding: drift } as const;

test.each<[string, Gated, boolean]>([
  ['a field nobody declared', noticed, true],
  ['what fails the run', { ...noticed, fails: true }, false],
  ['what breaks the document', { ...noticed, finding: { ...drift, source: 'document' } }, false],
  ['a write that is lost', { ...noticed, defect: 'D68' }, false],
  ['somebody who acts as another', { ...noticed, defect: 'D90' }, false],
  ['what nobody noticed', { outcome: 'survived', fails: false, defect: 'D26' }, false],
])('%s is mere drift or not', (_, fault, want) => {
  expect(isMereDrift(fault)).toBe(want);
});

test('the gate counts what fails among what should', () => {
  const failing = { ...noticed, fails: true };
  const unmet = { outcome: 'not exercised', fails: false, defect: 'D68' } as const;
  const lost = { ...noticed, defect: 'D68' };
  expect(gateOf([])).toEqual({ failing: 0, drift: 0, slipping: 0, share: 1 });
  expect(gateOf([failing, failing, failing, noticed, lost, unmet])).toEqual({
    failing: 3,
    drift: 1,
    slipping: 1,
    share: 0.75,
  });
});
