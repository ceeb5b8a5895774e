import { get } from 'node:http';
import { expect, test } from 'vitest';
import { type Json, startMock } from './harness.ts';

/** Asks `/config` under a name of the server; `fetch` would not let a test choose it. */
function configFor(base: string, host: string): Promise<Json> {
  return new Promise((resolve, reject) => {
    get(`${base}/config`, { headers: { Host: host } }, response => {
      let text = '';
      response.on('data', chunk => {
        text += String(chunk);
      });
      response.on('end', () => resolve(JSON.parse(text).data));
    }).on('error', reject);
  });
}

test.each([
  ['im.example:8094', 'im.example', 'http://im.example:8094/'],
  ['im.example', 'im.example', 'http://im.example/'],
  ['[::1]:8094', '[::1]', 'http://[::1]:8094/'],
])(
  '/config leads an app that calls the mock %s back to it, the live connection too',
  async (name, host, url) => {
    const { base } = await startMock();
    expect(await configFor(base, name)).toMatchObject({ XMPPHost: host, XMPPDomain: host, apiUrl: url });
  },
);

test('/config follows the public address, whatever the host of the request', async () => {
  const { base } = await startMock({ publicUrl: 'https://im.example:444' });
  expect(await configFor(base, 'elsewhere:8094')).toMatchObject({
    XMPPHost: 'im.example',
    XMPPDomain: 'im.example',
    apiUrl: 'https://im.example:444/',
    uploadUrl: 'https://im.example:444/',
    downloadAvatarUrl: 'https://im.example:444/',
  });
});
