import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { version } from '../../base/version.ts';

const name = 'virtual:embedded';
const fixtures = join(import.meta.dirname, '../../../fixtures');

/** Gives the mock what it reads from files elsewhere: the demo's rows and files, the document's answers, the version. */
export function embedded(): Plugin {
  return {
    name: 'embedded',
    resolveId: id => (id === name ? `\0${name}` : undefined),
    load: id => (id === `\0${name}` ? source() : undefined),
  };
}

function source(): string {
  const parts = {
    version: version(),
    demo: textsIn('demo'),
    documented: textsIn('documented'),
    files: filesIn(join(fixtures, 'demo/files')),
  };
  return Object.entries(parts)
    .map(([part, value]) => `export const ${part} = ${JSON.stringify(value)};`)
    .join('\n');
}

/** The JSON files of a folder as short text, by name without ending: text is parsed faster than a script of the same. */
function textsIn(folder: string): Record<string, string> {
  const names = readdirSync(join(fixtures, folder)).filter(file => file.endsWith('.json'));
  return Object.fromEntries(
    names.map(file => {
      const text = readFileSync(join(fixtures, folder, file), 'utf8');
      // The document's answers are sent as they are written.
      return [file.slice(0, -'.json'.length), folder === 'demo' ? JSON.stringify(JSON.parse(text)) : text];
    }),
  );
}

/** The files below a folder in base64, by path. */
function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    files.map(entry => {
      const file = join(entry.parentPath, entry.name);
      return [`/${relative(folder, file).split(sep).join('/')}`, readFileSync(file).toString('base64')];
    }),
  );
}
