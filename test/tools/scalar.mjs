// Reads documents with the parser of Scalar. Usage: node scalar.mjs DOCUMENT...; prints [{ file, errors }].
import { readFileSync } from 'node:fs';
import { dereference, validate } from '@scalar/openapi-parser';

const found = [];
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  const { valid, errors = [] } = await validate(text);
  const { errors: unresolved = [] } = await dereference(text);
  found.push({ file, valid, errors: [...errors, ...unresolved].map(({ message }) => message) });
}
process.stdout.write(JSON.stringify(found));
