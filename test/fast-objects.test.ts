import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

// What V8 thinks of an object can only be asked with its own syntax, so it is asked in a process of its own.
const script = `
import express from 'express';
import { LazyApp } from './src/mock/http/lazy-app.ts';
import { createAppServer } from './src/mock/http/server.ts';
const app = new LazyApp(async () => express());
const fast = new Function('it', 'return %HasFastProperties(it)');
const server = createAppServer(app, {}, (request, response) => {
  response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', '2']);
  response.end('{}');
  console.log(JSON.stringify([fast(request), fast(response)]));
});
server.listen(0, '127.0.0.1', async () => {
  for (let count = 0; count < 3; count++) await (await fetch('http://127.0.0.1:' + server.address().port)).text();
  server.close();
  server.closeAllConnections();
});`;

test('requests and answers keep room for their fields, so that V8 does not make dictionaries of them', () => {
  const flags = ['--allow-natives-syntax', '--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  const seen = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line || '[]'));
  expect(seen, stderr).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ]);
}, 20_000);
