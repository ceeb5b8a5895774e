import { expect, test } from 'vitest';
import { folded } from './fold.ts';

const answer = {
  resultCode: 1,
  data: [{ id: 1 }, { id: 2, member: { role: 1 }, names: ['a', 'b'] }, { id: 3 }],
};

test('an answer is folded to the way to a place', () => {
  expect(folded(answer, '/data/1/member/role')).toBe(
    [
      '{',
      '  "resultCode": 1',
      '  "data": [',
      '    … 1 before',
      '    {',
      '      "id": 2',
      '      "member": {',
      '        "role": 1   ⟵',
      '      }',
      '      "names": [… 2]',
      '    }',
      '    … 1 more',
      '  ]',
      '}',
    ].join('\n'),
  );
});

test('where a field is missing, what should hold it is marked', () => {
  expect(folded({ data: { a: 1 } }, '/data/b')).toBe('{\n  "data": {   ⟵\n    "a": 1\n  }\n}');
});

test('long texts are cut, and what is no object is shown as it is', () => {
  expect(folded('x'.repeat(1000), '').length).toBeLessThan(420);
  expect(folded(null, '/data')).toBe('null');
});
