import { demo, documented, files } from 'virtual:embedded';
import type * as node from '../../../worlds/fixtures.ts';

/** Every call gives rows of its own, as reading them from a file does. */
export const readCollections: typeof node.readCollections = () =>
  Object.fromEntries(Object.entries(demo).map(([name, text]) => [name, JSON.parse(text)]));

export const readFolder: typeof node.readFolder = async path => {
  throw new Error(`Failed to read ${path}: a page has no folders. Give a scenario.`);
};

export const readDocumented: typeof node.readDocumented = () => new Map(Object.entries(documented));

export const saveDemoFiles: typeof node.saveDemoFiles = async save => {
  for (const [path, text] of Object.entries(files)) await save(path, Buffer.from(text, 'base64'));
};
