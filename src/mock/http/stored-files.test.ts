import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { defaultSettings } from '../mock-context.ts';
import { withReachableFiles } from './stored-files.ts';

const file = '/0/0/202103/o/cf755e4e0521fffe69eeec4135a0332d.png';
const stored = `http://127.0.0.1:8089${file}`;

function requestOf(remote: string, headers: Record<string, string>): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remote });
  return Object.assign(new IncomingMessage(socket), { headers });
}

const local = '127.0.0.1';
const ports = { api: 8094, upload: 8088, files: 8089 };

test.each([
  ['on this machine, on the usual ports', local, '127.0.0.1:8094', ports, {}, stored],
  ['by another name of this machine', local, 'localhost:8094', ports, {}, stored],
  ['by a proxy on this machine that may not know the files', local, 'localhost:5173', ports, {}, stored],
  ['files on another port', local, '127.0.0.1:8094', { ...ports, files: 4321 }, {}, 'http://127.0.0.1:4321'],
  ['no file service of its own', local, '127.0.0.1:8094', { api: 8094 }, {}, 'http://127.0.0.1:8094'],
  ['from another machine', '10.0.0.7', '10.0.0.2:8094', ports, {}, 'http://10.0.0.2:8089'],
  ['by a port of a container', '172.17.0.1', 'localhost:9000', ports, {}, 'http://localhost:9000'],
  [
    'with a public address',
    local,
    '127.0.0.1:8094',
    ports,
    { publicUrl: 'https://im.example' },
    'https://im.example',
  ],
  [
    'with one for files',
    local,
    '127.0.0.1:8094',
    ports,
    { publicFilesUrl: 'https://f.example' },
    'https://f.example',
  ],
])(
  'the files of stored messages are where the client reaches them: %s',
  (_what, remote, host, taken, more, want) => {
    const body = JSON.stringify({ content: stored, message: JSON.stringify({ content: stored }) });
    const answer = withReachableFiles(
      body,
      requestOf(remote, { host }),
      { ...defaultSettings, ...more },
      taken,
    );
    const shown = want === stored ? stored : want + file;
    expect(JSON.parse(answer)).toEqual({ content: shown, message: JSON.stringify({ content: shown }) });
  },
);

test('other addresses stay as they are', () => {
  const body = JSON.stringify([
    'http://127.0.0.1:8089/',
    'http://127.0.0.1:80890/0/0/202103/o/x.png',
    '/0/0/202103',
  ]);
  const request = requestOf(local, { host: '127.0.0.1:1' });
  expect(withReachableFiles(body, request, defaultSettings, { api: 1 })).toBe(body);
});
