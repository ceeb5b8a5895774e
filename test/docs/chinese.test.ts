import { existsSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsOf, blocksOf, guides, linksOf, proseOf, shapeOf } from './chinese.ts';
import { read } from './citations.ts';

const root = join(import.meta.dirname, '..', '..');
const names = guides(root);

test('every guide has its Chinese page, and every Chinese page its guide', () => {
  expect(names).toContain('frontend.md');
  expect(readdirSync(join(root, 'docs', 'zh')).toSorted()).toEqual(names.toSorted());
});

describe.each(names.filter(name => existsSync(join(root, 'docs', 'zh', name))))('docs/zh/%s', name => {
  const english = read(root, join('docs', name));
  const chinese = read(root, join('docs', 'zh', name));

  test('has headings, tables and code where the English page has them', () => {
    expect(shapeOf(chinese)).toEqual(shapeOf(english));
  });

  // What the commands test runs of the English page holds for this one, too.
  test('has the very commands and code of the English page', () => {
    expect(blocksOf(chinese)).toEqual(blocksOf(english));
  });

  test('is Chinese', () => {
    const prose = proseOf(chinese)
      .split('\n')
      .filter(line => /^(#+ |- |[A-Z])/.test(line));
    expect(prose.filter(line => !/\p{Script=Han}/u.test(line) && !/^#+ [`\w]/.test(line))).toEqual([]);
  });

  test('links to Chinese pages where there are some, and to what there is', () => {
    for (const link of linksOf(chinese)) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join('docs', 'zh', name) : normalize(join('docs', 'zh', path));
      expect(existsSync(join(root, target)), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(read(root, target)), link).toContain(anchor);
      const sibling = /^docs\/([\w-]+\.md)$/.exec(target)?.[1] ?? '';
      expect(names, `${link}: say ${sibling}`).not.toContain(sibling);
    }
  });
});

test('both READMEs lead to the guides in their language', () => {
  const from = (page: string) => linksOf(read(root, page));
  expect(from('README.md')).toEqual(expect.arrayContaining(names.map(name => `docs/${name}`)));
  expect(from('README.zh-CN.md')).toEqual(expect.arrayContaining(names.map(name => `docs/zh/${name}`)));
});

test('the shape of a page is seen', () => {
  const page = '# A\n\n```sh\n# no heading\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n## B `c`\n';
  expect(shapeOf(page)).toEqual(['#', '```sh', 'table of 2 by 2', '##']);
  expect(blocksOf(page)).toEqual(['```sh\n# no heading\n```']);
  expect(anchorsOf(page)).toEqual(['a', 'b-c']);
});
