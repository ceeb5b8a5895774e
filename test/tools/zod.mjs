// Makes a client with openapi-zod-client, and gives its schemas the answers of a server.
// Usage: node zod.mjs DOCUMENT BASE QUERIES; QUERIES is JSON, a query by path. Prints { path: undefined | what is wrong }.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [file, base, queries] = process.argv.slice(2);
const folder = new URL('node_modules/.cache/', import.meta.url);
mkdirSync(folder, { recursive: true });
const output = new URL(`zod-${process.pid}.ts`, folder);
const cli = new URL('node_modules/openapi-zod-client/bin.js', import.meta.url);
execFileSync(process.execPath, [cli.pathname, file, '-o', output.pathname], { stdio: 'ignore' });

// The schemas alone: the client around them needs a library of its own, which other versions of zod do not fit.
const text = readFileSync(output, 'utf8').replace(
  /^import .*@zodios\/core.*$/m,
  'const makeApi = <T>(list: T) => list; class Zodios {}; type ZodiosOptions = object;',
);
const [made] = text.split('export const api =');
writeFileSync(output, `${made}\nexport { endpoints };\n`);
const { endpoints } = await import(output.href);
const found = {};
for (const [path, query] of Object.entries(JSON.parse(queries))) {
  const endpoint = endpoints.find(({ path: known, method }) => known === path && method === 'get');
  const answer = await (await fetch(`${base}${path}?${query}`)).json();
  const result = endpoint.response.safeParse(answer);
  found[path] = result.success
    ? answer.resultCode === 1
      ? ''
      : JSON.stringify(answer)
    : result.error.message;
}
process.stdout.write(JSON.stringify(found));
