// Imports a document as Postman does, or takes a collection, and lets Newman send every request of it.
// Usage: node postman.mjs DOCUMENT|COLLECTION BASE; prints [{ name, code }].
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import newman from 'newman';
import converter from 'openapi-to-postmanv2';

const [file, base] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const collection = file.endsWith('.json') ? JSON.parse(text) : await imported(text);
const variables = { baseUrl: base, uploadUrl: base, filesUrl: base, apiKey: 'mock-100164' };
const self = fileURLToPath(import.meta.url);
setFile(collection.item);

newman.run(
  {
    collection,
    envVar: Object.entries({ ...variables, file: self }).map(([key, value]) => ({ key, value })),
    insecureFileRead: true,
  },
  (error, { run }) => {
    if (error) throw error;
    const answers = run.executions.map(({ item, response }) => {
      const body = String(response?.stream ?? '');
      const code = body.startsWith('{') ? JSON.parse(body).resultCode : `status ${response?.code}`;
      return { name: item.name, code };
    });
    process.stdout.write(JSON.stringify(answers));
  },
);

function imported(data) {
  return new Promise((resolve, reject) => {
    converter.convertV2({ type: 'string', data }, { parametersResolution: 'Example' }, (error, result) => {
      if (error || !result.result) reject(error ?? new Error(result.reason));
      else resolve(result.output[0].data);
    });
  });
}

/** Whoever imports a document chooses the file that is uploaded; of OpenAPI 3.1 the converter makes a text field of it. */
function setFile(items) {
  for (const { item, request } of items) {
    if (item) setFile(item);
    for (const field of request?.body?.formdata ?? [])
      if (field.key === 'file') Object.assign(field, { type: 'file', src: self });
  }
}
