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

test('a field that most operations have more is one cause, and takes nothing along that harms', () => {
  const ids = ['getRoom', 'listRooms', 'listMembers', 'listFriends'] as const;
  const of = (rule: string, operation: (typeof ids)[number], pointer: string) =>
    finding(`${rule} ${operation} ${pointer}`, {
      operation,
      rule,
      pointer,
      severity: rule === 'undeclared' ? 'drift' : 'violation',
      cases: [`schema/${operation}`],
    });
  const more = ids.map(operation => of('undeclared', operation, `/data/${operation}/version`));
  const clock = ids.map(operation => of('x-format', operation, '/currentTime'));
  const results = ids.map(operation => ({
    ...result(`schema/${operation}`, [`${operation} owner 1`], []),
    operation,
    outcome: 'violated' as const,
  }));
  const waivers = { used: [], expired: [], unused: [] };
  const other = of('undeclared', 'getRoom', '/data/robots');
  const { causes } = explain({ operations, waivers, results, findings: [...more, other, ...clock] });
  expect(causes.map(({ severity, wide, findings }) => [severity, wide, findings.length])).toEqual([
    ['violation', true, 4],
    ['drift', true, 4],
    ['drift', false, 1],
  ]);
});
