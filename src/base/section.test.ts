import { expect, test } from 'vitest';
import { withSection } from './section.ts';

const part = (name: string, text: string) => `<!-- ${name} -->\n${text}\n<!-- end of ${name} -->\n`;

test.each<[string, string, string]>([
  ['an empty document', '', part('a', 'new')],
  ['one without the part', `${part('b', 'other')}`, `${part('b', 'other')}\n${part('a', 'new')}`],
  ['one with the part', `head\n${part('a', 'old\nlines')}tail\n`, `head\n${part('a', 'new')}tail\n`],
  ['one that has it already', part('a', 'new'), part('a', 'new')],
])('a part is put into %s', (_, document, want) => {
  expect(withSection(document, 'a', '\nnew\n\n')).toBe(want);
});
