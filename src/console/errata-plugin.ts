import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { readErrata } from './text/errata.ts';
import type { ConsoleLanguage } from './words/words.ts';

const documents: Readonly<Record<string, URL>> = {
  en: new URL('../../docs/document-errata.md', import.meta.url),
  zh: new URL('../../docs/zh/document-errata.md', import.meta.url),
} satisfies Record<ConsoleLanguage, URL>;

const prefix = 'virtual:errata/';

/**
 * Gives the page the errata of the API document as data, so that it needs no second copy of them; each language is a
 * module of its own, and with it a file of its own.
 */
export function errata(): Plugin {
  return {
    name: 'errata',
    resolveId: id => (documentOf(id) ? `\0${id}` : undefined),
    load: id => {
      const document = id.startsWith('\0') ? documentOf(id.slice(1)) : undefined;
      return document
        ? `export const errata = ${JSON.stringify(readErrata(readFileSync(document, 'utf8')))};`
        : undefined;
    },
  };
}

function documentOf(id: string): URL | undefined {
  return id.startsWith(prefix) ? documents[id.slice(prefix.length)] : undefined;
}
