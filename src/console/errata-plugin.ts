import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readErrata } from './text/errata.ts';

const name = 'virtual:errata';
const document = new URL('../../docs/document-errata.md', import.meta.url);

/** Gives the page the errata of the API document as data, so that it needs no second copy of them. */
export function errata(): Plugin {
  return {
    name: 'errata',
    resolveId: id => (id === name ? `\0${name}` : undefined),
    load: id =>
      id === `\0${name}`
        ? `export const errata = ${JSON.stringify(readErrata(readFileSync(document, 'utf8')))};`
        : undefined,
  };
}
