import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { makeFolder } from '../src/base/make-folder.ts';
import { readDocument } from '../src/spec/compile/document.ts';
import { plainDocument } from './export/plain.ts';
import { postmanCollection } from './export/postman.ts';
import { version30 } from './export/version-30.ts';

// npm run export [folder]: openapi.yaml for other tools, without this project's own keys: as OpenAPI 3.1, as OpenAPI
// 3.0, and as a Postman collection. Default folder: export.

const project = join(import.meta.dirname, '..');
const folder = process.argv[2] ?? join(project, 'export');
const { root } = readDocument(await readFile(join(project, 'openapi.yaml'), 'utf8'));
const plain = plainDocument(root);
const yaml = (document: unknown) => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
const files = {
  'openapi-3.1.yaml': yaml(plain),
  'openapi-3.0.yaml': yaml(version30(plain)),
  'postman.json': `${JSON.stringify(postmanCollection(root), undefined, 2)}\n`,
};
makeFolder(folder);
for (const [name, text] of Object.entries(files)) {
  await writeFile(join(folder, name), text);
  process.stdout.write(`${join(folder, name)}\n`);
}
