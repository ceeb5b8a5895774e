import sharp from 'sharp';
import type { Recorder } from './recorder.ts';

const upload = '/upload/UploadServlet';

/** Uploads and what comes back of them. */
export async function files(recorder: Recorder): Promise<void> {
  const { uploadUrl, filesUrl } = recorder.server;
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#37c' } })
    .png()
    .toBuffer();
  const large = Buffer.from('第一行\r\n'.repeat(120_000));
  const send = async (note: string, parts: readonly (readonly [string, Buffer])[]) => {
    const form = new FormData();
    for (const [name, bytes] of parts) form.append('file', new Blob([new Uint8Array(bytes)]), name);
    form.append('validTime', '1');
    const target = `${uploadUrl}${upload}`;
    return recorder.send(`${upload} ${note}`, upload, target, { method: 'POST', body: form });
  };
  const { body } = await send('two', [
    ['首页.png', picture],
    ['说明 1.txt', large],
  ]);
  await send('two pictures', [
    ['一.png', picture],
    ['二.png', picture],
  ]);
  const paths = [...body.matchAll(/"[ot]Url":"http:\/\/server\d(\/[^"]+)"/g)].map(([, path]) => path);
  const named = await send('of one name', [
    ['同名.txt', Buffer.from('一')],
    ['同名.txt', Buffer.from('二')],
  ]);
  const [, part] = /"oUrl":"http:\/\/server\d(\/[^"]+)"/.exec(named.body) ?? [];
  const range = { headers: { Range: 'bytes=1-2' } };
  await recorder.send('part of a file', 'files', `${filesUrl}${part}`, range);
  await send('broken', [['x.png', Buffer.from('no picture')]]);
  await send('empty', [['x.txt', Buffer.alloc(0)]]);
  await send('page', [['x.html', Buffer.from('<p>')]]);
  await recorder.send(`${upload} preflight`, 'OPTIONS', `${uploadUrl}${upload}`, { method: 'OPTIONS' });
  await recorder.send(`${upload} no form`, upload, `${uploadUrl}${upload}`, { method: 'POST', body: 'x' });
  for (const [index, path] of paths.entries())
    await recorder.send(`file ${index}`, 'files', `${filesUrl}${path}`);
  await recorder.send('file again', 'files', `${filesUrl}${paths[0]}`);
  await recorder.send('file nowhere', 'files', `${filesUrl}/0/0/202605/o/none.png`);
}
