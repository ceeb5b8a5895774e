/**
 * The process that the crash run kills, as a user has it: the mock on a data folder, written to over HTTP and the live connection
 * by many callers at once. Says what the folder holds, then names each change on standard output once it was answered.
 */
import { parseArgs } from 'node:util';
import { createMock } from '../src/create-mock.ts';
import { brokenFiles, brokenRows, fileOf, writtenIn } from './crash-mock-held.ts';

const { values } = parseArgs({ options: { folder: { type: 'string' }, sync: { type: 'string' } } });
const mock = await createMock({
  ...(values.folder !== undefined && { data: values.folder }),
  sync: values.sync === 'always' ? 'always' : 'os',
});
const { view } = mock.world().store;
const base = `http://127.0.0.1:${await mock.listen('api', { host: '127.0.0.1', port: 0 })}`;
const app = await mock.live('mock-100164');
const written = writtenIn(view);
const broken = [...brokenRows(view), ...(await brokenFiles(view, base))];
process.stdout.write(`held ${JSON.stringify({ written, broken })}\n`);

let count = written.at(-1) ?? 0;
await Promise.all(Array.from({ length: 16 }, write));

async function write(): Promise<never> {
  for (;;) {
    const n = ++count;
    if (n % 7 === 1) await app.send({ to: 100158, content: `change-${n}`, timeoutMs: 60_000 });
    else await request(n);
    process.stdout.write(`wrote ${n}\n`);
  }
}

async function request(n: number): Promise<void> {
  const { path, init } = changeOf(n);
  const answer = await fetch(base + path, init);
  const { resultCode } = (await answer.json()) as { resultCode: number };
  if (resultCode !== 1) throw new Error(`Failed to write ${n}: the mock answered ${resultCode}.`);
}

/**
 * Changes of one row and of many: messages in two copies, groups with members, memberships that come and go, uploads,
 * and texts so long that the log is folded again and again.
 */
function changeOf(n: number): { readonly path: string; readonly init?: RequestInit } {
  if (n % 7 === 0)
    return get(`/room/add?jid=crash-${n}&name=change-${n}&phones=[100102,15730107952,13112345611]`);
  if (n % 7 === 3) return get(`/room/update?roomId=603c8fa87a9732085424961f&notice=change-${n}`);
  if (n % 7 === 5) return upload(n);
  const text = new URLSearchParams({
    type: '1',
    content: n % 7 === 6 ? `change-${n} ${'字'.repeat(5000)}` : `change-${n}`,
    sendPhone: '18094152050',
    toUserPhone: '15825511111',
  });
  return {
    path: '/console/oneSendOne?access_token=mock-100164&flag=rw',
    init: { method: 'POST', body: text },
  };
}

function get(path: string) {
  return { path: `${path}&access_token=mock-100164&flag=rw` };
}

function upload(n: number) {
  const form = new FormData();
  form.append('file', new Blob([fileOf(n)]), `change-${n}.bin`);
  form.append('validTime', '-1');
  return { path: '/upload/UploadServlet', init: { method: 'POST', body: form } };
}
