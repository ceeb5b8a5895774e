import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Json, rooms, type StartedMock, startMock } from '../harness.ts';

const picture = readFileSync(
  join(import.meta.dirname, '../../fixtures/demo/files/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png'),
);

async function upload(
  { base }: StartedMock,
  servlet: string,
  fields: Record<string, string>,
  file: { readonly name: string; readonly bytes: Buffer } = { name: 'me.png', bytes: picture },
  headers: Record<string, string> = {},
): Promise<Json> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', new Blob([new Uint8Array(file.bytes)]), file.name);
  const response = await fetch(`${base}/upload/${servlet}`, { method: 'POST', body, headers });
  expect(response.headers.get('x-contract-warning')).toMatch(/is not in the document/);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  return response.json();
}

describe('avatars', () => {
  test.each([
    ['a user', '/avatar/o/164/100164.jpg', '张'],
    ['a user, small', '/avatar/t/164/100164.jpg', '张'],
    ['a group, two levels deep', `/avatar/t/123/4567/${rooms.six.jid}.jpg`, '0'],
    ['nobody', '/avatar/t/999/999999.jpg', '#'],
  ])('of %s are drawn with the first letter of the name', async (_who, path, letter) => {
    const { base } = await startMock();
    const response = await fetch(`${base}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(response.headers.get('content-security-policy')).toMatch(/sandbox/);
    expect(await response.text()).toContain(`>${letter}</text>`);
  });

  test('are drawn safely, whatever the name', async () => {
    const { base, mock } = await startMock();
    const { store } = mock.world();
    const user = store.view.users.get('100164');
    for (const nickname of ['<script>', '&', '🎉x', '\u0001', '']) {
      store.transact(tx => user && tx.users.put({ ...user, nickname }));
      const text = await (await fetch(`${base}/avatar/o/164/100164.jpg`)).text();
      expect(text.match(/</g)).toHaveLength(5);
    }
  });

  test.each(['UploadAvatarServlet', 'UploadifyAvatarServlet'])('%s gives a user one', async servlet => {
    const started = await startMock();
    const { base } = started;
    const answer = await upload(started, servlet, { userId: '100164' });
    expect(answer).toMatchObject({ resultCode: 1, success: 1, data: { images: [{ status: 1 }] } });
    expect(answer.data.oUrl).toBe(`${base}/avatar/o/164/100164.jpg`);
    const shown = await fetch(answer.data.oUrl);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await shown.arrayBuffer()).equals(picture)).toBe(true);
    expect((await fetch(answer.data.tUrl)).headers.get('content-type')).toBe('image/png');
    await started.admin('/reset');
    expect((await fetch(answer.data.oUrl)).headers.get('content-type')).toMatch(/svg/);
  });

  test('GroupAvatarServlet gives a group one, in the session alone', async () => {
    const started = await startMock();
    const headers = { 'X-Mock-Session': 'one' };
    const { data } = await upload(started, 'GroupAvatarServlet', { jid: rooms.six.jid }, undefined, headers);
    expect(new URL(data.oUrl).pathname).toMatch(/^\/avatar\/o\/\d+\/\d+\/[0-9a-f]{32}\.jpg$/);
    expect((await fetch(data.oUrl, { headers })).headers.get('content-type')).toBe('image/png');
    expect((await fetch(data.oUrl)).headers.get('content-type')).toMatch(/svg/);
  });

  test('want an owner and a picture', async () => {
    const started = await startMock();
    expect(await upload(started, 'UploadAvatarServlet', {})).toMatchObject({ resultCode: 1010101 });
    const text = { name: 'me.png', bytes: Buffer.from('no picture') };
    expect(await upload(started, 'UploadAvatarServlet', { userId: '100164' }, text)).toMatchObject({
      resultCode: 1,
      failure: 1,
    });
    const response = await fetch(`${started.base}/avatar/o/164/100164.jpg`);
    expect(response.headers.get('content-type')).toMatch(/svg/);
  });
});

describe('the other upload services', () => {
  const voice = { name: 'voice.amr', bytes: Buffer.from('#!AMR') };

  test('UploadVoiceServlet and UploadifyServlet store as the documented one', async () => {
    const started = await startMock();
    expect(await upload(started, 'UploadVoiceServlet', {}, voice)).toMatchObject({
      resultCode: 1,
      data: { audios: [{ oFileName: 'voice.amr', status: 1 }] },
    });
    const answer = await upload(started, 'UploadifyServlet', {});
    expect(answer.url).toBe(answer.data.images[0].oUrl);
    expect((await fetch(answer.url)).status).toBe(200);
  });

  test('amrToMp3 names the file, deleteFileServlet deletes it with its thumbnail', async () => {
    const started = await startMock();
    const { base } = started;
    const { data } = await upload(started, 'UploadVoiceServlet', {}, voice);
    const { oUrl } = data.audios[0];
    const ask = async (name: string, paths: string): Promise<Json> =>
      (
        await fetch(`${base}/upload/${name}`, { method: 'POST', body: new URLSearchParams({ paths }) })
      ).json();
    expect(await ask('amrToMp3', oUrl)).toMatchObject({
      resultCode: 1,
      data: { audios: [{ oUrl, status: 1 }] },
    });
    const { tUrl, ...image } = (await upload(started, 'UploadifyServlet', {})).data.images[0];
    expect(await ask('deleteFileServlet', `${oUrl},${image.oUrl},/etc/passwd`)).toMatchObject({
      resultCode: 1,
    });
    for (const url of [oUrl, image.oUrl, tUrl]) expect((await fetch(url)).status).toBe(404);
  });
});

test('avatars and uploads are on the ports of their services too', async () => {
  const { mock } = await startMock();
  const [files, uploads] = [await mock.listen('files'), await mock.listen('upload')];
  expect((await fetch(`http://127.0.0.1:${files}/avatar/o/164/100164.jpg`)).status).toBe(200);
  const body = new URLSearchParams({ paths: '' });
  const response = await fetch(`http://127.0.0.1:${uploads}/upload/deleteFileServlet`, {
    method: 'POST',
    body,
  });
  expect(await response.json()).toMatchObject({ resultCode: 1 });
});
