// Lets Prism mock a document, and asks it. Usage: node prism.mjs DOCUMENT QUERIES; QUERIES is JSON, a query by path.
// Prints { path: answer }.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const [file, queries] = process.argv.slice(2);
const port = await freePort();
const cli = new URL('node_modules/@stoplight/prism-cli/dist/index.js', import.meta.url).pathname;
const prism = spawn(process.execPath, [cli, 'mock', file, '-p', String(port), '-v', 'error'], {
  stdio: 'ignore',
});
try {
  const base = `http://127.0.0.1:${port}`;
  await up(`${base}/config`);
  const answers = {};
  for (const [path, query] of Object.entries(JSON.parse(queries)))
    answers[path] = await (await fetch(`${base}${path}?${query}`)).json();
  process.stdout.write(JSON.stringify(answers));
} finally {
  prism.kill();
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function up(url) {
  for (let tries = 0; tries < 300; tries++) {
    if (await fetch(url).catch(() => undefined)) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error('Failed to start Prism: it does not answer.');
}
