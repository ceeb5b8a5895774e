/** npm run bench:install: the peers and the load generator, in a folder of their own (bench/peers, not committed). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const peers = {
  autocannon: '8.0.0',
  express: '5.3.0',
  'express-openapi-validator': '5.6.2',
  'json-server': '1.0.0-beta.3',
  '@stoplight/prism-cli': '5.14.2',
  '@scalar/mock-server': '0.14.4',
  node: '22.23.3',
};

const folder = join(import.meta.dirname, 'peers');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
// One by one: a peer that cannot be had is left out of the table, and the others still come.
for (const [name, version] of Object.entries(peers)) {
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.stdout.write(`${status === 0 ? 'installed' : 'could not install'} ${name}@${version}\n`);
}
