import { expect, test } from 'vitest';
import { finding, operations, result } from '../../../test/check/cause-evidence.ts';
import { explain } from './explain.ts';

test('a field that nobody declared takes nothing along that goes wrong beside it', () => {
  const more = finding('more', {
    operation: 'getRoom',
    rule: 'undeclared',
    pointer: '/data/robots',
    severity: 'drift',
    cases: ['paging/getRoom/pages', 'schema/getRoom'],
  });
  const pages = finding('pages', {
    operation: 'getRoom',
    rule: 'pages-differ',
    pointer: '',
    claimed: true,
    severity: 'drift',
    cases: ['paging/getRoom/pages'],
  });
  const results = [
    { ...result('paging/getRoom/pages', ['getRoom owner 1'], ['pages', 'more']), outcome: 'drift' as const },
    { ...result('schema/getRoom', ['getRoom owner 1'], ['more']), outcome: 'drift' as const },
  ];
  const waivers = { used: [], expired: [], unused: [] };
  const { causes } = explain({ operations, waivers, results, findings: [more, pages] });
  expect(causes.map(cause => cause.findings)).toEqual([['more'], ['pages']]);
});
