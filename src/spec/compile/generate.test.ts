import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateFiles } from './generate.ts';

const project = join(import.meta.dirname, '../../..');
const files = await generateFiles(readFileSync(join(project, 'openapi.yaml'), 'utf8'));

describe('generated files', () => {
  it.each(files.filter(file => file.committed))(
    '$name in git is what openapi.yaml gives',
    ({ name, text }) => {
      const present = readFileSync(join(project, 'src/spec/generated', name), 'utf8');
      expect(present, `${name} is stale. Run npm run generate.`).toBe(text);
    },
  );

  it('need nothing at run time but the rules', () => {
    const validators = files.find(file => file.name === 'validators.gen.ts')?.text ?? '';
    expect(validators.startsWith('// @ts-nocheck\n')).toBe(true);
    expect(validators).not.toContain('require(');
    const imports = validators.match(/^import .*$/gm);
    expect(imports).toEqual(['import * as rules from "../rules.ts";']);
  });
});
