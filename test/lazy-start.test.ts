import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

// Which modules are loaded is a matter of the whole process, so each is asked in one of its own.
const script = `
import { createRequire } from 'node:module';
import { createMock } from './src/create-mock.ts';
const { cache } = createRequire(import.meta.url);
const loaded = () => ['express', 'multer'].filter(name => Object.keys(cache).some(file => file.includes('/node_modules/' + name + '/')));
const mock = await createMock();
const seen = [];
for (const [path, init] of [['/user/get?access_token=mock-100164'], ['/__admin/health'], ['/upload/UploadServlet', { method: 'POST' }]]) {
  const { status } = await mock.fetch(path, init);
  seen.push([status, ...loaded()]);
}
console.log(JSON.stringify(seen));
await mock.close();`;

test('Express and the upload service are loaded by the first request that asks for them', () => {
  const flags = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  expect(JSON.parse(stdout || '[]'), stderr).toEqual([[200], [200, 'express'], [200, 'express', 'multer']]);
}, 30_000);
