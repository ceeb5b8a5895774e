// Makes a client with mocks with orval, and calls every mock. Usage: node --import tsx orval.mjs DOCUMENT.
// Prints { mock: result code }.
import { mkdirSync } from 'node:fs';
import { generate } from 'orval';

const [file] = process.argv.slice(2);
const folder = new URL('node_modules/.cache/', import.meta.url);
mkdirSync(folder, { recursive: true });
const output = new URL(`orval-${process.pid}.ts`, folder);
// Standard output is the result alone.
const write = process.stdout.write;
process.stdout.write = () => true;
await generate({
  input: { target: file },
  output: { target: output.pathname, client: 'fetch', mock: { type: 'msw', useExamples: true } },
});
process.stdout.write = write;
const made = await import(output.href);
const mocks = Object.entries(made).filter(([name]) => /^get\w+ResponseMock$/.test(name));
const codes = mocks.map(([name, mock]) => [name, mock()?.resultCode ?? null]);
process.stdout.write(JSON.stringify(Object.fromEntries(codes)));
