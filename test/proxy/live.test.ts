import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { trafficLines } from '../../src/check/report/formats/traffic-lines.ts';
import { WebSocketMessages } from '../../src/proxy/web-socket-messages.ts';
import { App, type Form } from '../live/app.ts';
import { me, startLive, stranger } from '../live/harness.ts';
import { startProxy, until } from './harness.ts';

interface Listed {
  readonly requests: readonly {
    readonly path: string;
    readonly verdict: string;
    readonly warnings: readonly string[];
    readonly live?: { readonly direction: string; readonly users: readonly number[]; readonly body: object };
  }[];
}

/** The frames that the proxy's console shows, the oldest first. */
async function shownFrames(base: string) {
  const { requests } = (await (await fetch(`${base}/__admin/requests?limit=100`)).json()) as Listed;
  return requests.filter(({ live }) => live !== undefined).reverse();
}

describe('frames that go through are read, judged and shown', () => {
  test.each<Form>(['short', 'wide'])('of the %s form, both ways', async form => {
    const { port: live } = await startLive();
    const { port, base } = await startProxy('http://127.0.0.1:1', { liveTarget: `ws://127.0.0.1:${live}` });
    const app = await App.open(port, { form, user: me });
    await app.tell(stranger, { content: '你好' });
    await until(async () => (await shownFrames(base)).length >= 4);
    const shown = await shownFrames(base);
    expect(
      shown.map(({ path, verdict, live: frame }) => `${frame?.direction} ${path} ${verdict} ${frame?.users}`),
    ).toEqual([`in auth ok ${me}`, `out authResponse ok ${me}`, `in chat ok ${me}`, `out receipt ok ${me}`]);
    expect(shown[2]?.live?.body).toMatchObject({ content: '你好', toUserId: String(stranger) });
    // What opens a login is nobody's to see.
    expect(JSON.stringify(shown)).not.toContain('mock-100164');
  });

  test('bytes that are no message are shown as that, and pass', async () => {
    const { port: live } = await startLive();
    const { port, base } = await startProxy('http://127.0.0.1:1', { liveTarget: `ws://127.0.0.1:${live}` });
    const app = await App.open(port, { form: 'short', user: me });
    app.sendRaw(10, Buffer.from([0xff]));
    await until(async () => (await shownFrames(base)).some(({ warnings }) => warnings.length > 0));
    const [broken] = (await shownFrames(base)).filter(({ warnings }) => warnings.length > 0);
    expect(broken).toMatchObject({
      path: '10',
      warnings: [expect.stringMatching(/^Failed to read a message/)],
    });
    await app.tell(stranger);
  });
});

describe("a token in bytes that are no message is nobody's to see", () => {
  const token = 'a-token-of-somebody';
  // A field of number 0 stands before it.
  const broken = Buffer.concat([Buffer.from([0x02, 0x00]), Buffer.from(token)]);

  test.each<[what: string, loggedIn: boolean, frame: Buffer]>([
    ['that comes first', false, Buffer.concat([Buffer.from([5]), broken])],
    ['of no form', false, Buffer.concat([Buffer.from([77]), broken])],
    ['that comes again', true, Buffer.concat([Buffer.from([5]), broken])],
  ])('in a login %s', async (_what, loggedIn, frame) => {
    const { port: live, mock } = await startLive();
    const { port, base } = await startProxy('http://127.0.0.1:1', { liveTarget: `ws://127.0.0.1:${live}` });
    const app = loggedIn ? await App.open(port, { form: 'short', user: me }) : await App.connect(port);
    app.socket.send(frame);
    await until(async () => (await shownFrames(base)).some(({ warnings }) => warnings.length > 0));
    const archives = [
      await (await fetch(`${base}/__admin/requests.har`)).text(),
      JSON.stringify(await mock.admin.requests.har()),
    ];
    for (const archive of archives) {
      const data = [...archive.matchAll(/"data":"([^"]*)"/g)].map(([, text = '']) => text);
      expect(data.length).toBeGreaterThan(0);
      expect(Buffer.concat(data.map(text => Buffer.from(text, 'base64'))).includes(token)).toBe(false);
    }
  });
});

test('of messages that an extension packs it is said once that they pass unread', async () => {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: { threshold: 0 } });
  onTestFinished(() => void sockets.close());
  sockets.on('connection', socket => socket.on('message', data => socket.send(data)));
  await new Promise(resolve => sockets.on('listening', resolve));
  const address = sockets.address();
  const liveTarget = `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const { port, base, problems, proxy } = await startProxy('http://127.0.0.1:1', { liveTarget });
  const socket = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: { threshold: 0 } });
  const got: string[] = [];
  socket.on('message', data => got.push(String(data)));
  await new Promise(resolve => socket.on('open', resolve));
  socket.send('one');
  socket.send('two');
  await until(() => got.length === 2);
  const { requests } = (await (await fetch(`${base}/__admin/requests`)).json()) as Listed;
  const want =
    'Failed to read the messages of a live connection: an extension compresses them. They pass through, but are not shown or checked.';
  expect(requests).toMatchObject([{ path: '/', verdict: 'ok', warnings: [want] }]);
  expect(problems).toEqual([want]);
  const report = proxy.report();
  expect(report.unread).toEqual([{ why: 'an extension compresses them', connections: 1 }]);
  expect(trafficLines(report)[0]).toBe(
    'Note: of 1 live connection messages passed unread, neither shown nor judged: an extension compresses them.',
  );
  expect(got).toEqual(['one', 'two']);
  socket.close();
});

describe('the messages of a WebSocket come out of any pieces', () => {
  const masked = (payload: Buffer, first: number) => {
    const mask = Buffer.from([1, 2, 3, 4]);
    const body = payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0));
    const length =
      payload.length < 126
        ? Buffer.from([0x80 | payload.length])
        : Buffer.from([0xfe, payload.length >> 8, payload.length & 255]);
    return Buffer.concat([Buffer.from([first]), length, mask, body]);
  };
  const long = Buffer.alloc(300, 7);
  const stream = Buffer.concat([
    masked(Buffer.from('one'), 0x82),
    masked(Buffer.from('tw'), 0x02),
    masked(Buffer.from('ping'), 0x89),
    masked(Buffer.from('o'), 0x80),
    masked(long, 0x82),
  ]);

  test.each([1, 2, 3, 7, 1000])('of %d bytes', size => {
    const got: string[] = [];
    const messages = new WebSocketMessages(false, message => got.push(message.toString('latin1')));
    for (let at = 0; at < stream.length; at += size) messages.add(stream.subarray(at, at + size));
    expect(got).toEqual(['one', 'two', long.toString('latin1')]);
  });

  test('parts that have nothing in them are not kept', () => {
    const got: string[] = [];
    const messages = new WebSocketMessages(false, message => got.push(message.toString('latin1')));
    const joined = vi.spyOn(Buffer, 'concat');
    messages.add(masked(Buffer.from('a'), 0x02));
    for (let count = 0; count < 1000; count++) messages.add(Buffer.from([0x00, 0x00]));
    messages.add(Buffer.from([0x80, 0x01, 98]));
    // A message without any text is one too.
    messages.add(Buffer.from([0x82, 0x00]));
    const lengths = joined.mock.calls.map(([list]) => list.length);
    joined.mockRestore();
    expect(got).toEqual(['ab', '']);
    expect(Math.max(...lengths)).toBeLessThan(10);
  });

  test.each([
    ['packed', masked(Buffer.from('one'), 0xc2)],
    ['too large', Buffer.from([0x82, 0x7f, 0, 0, 0, 0, 0xff, 0, 0, 0])],
    ['no WebSocket', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ])('what is %s is left unread', (_what, bytes) => {
    const got: Buffer[] = [];
    const messages = new WebSocketMessages(false, message => got.push(message));
    messages.add(bytes);
    messages.add(stream);
    expect(got).toEqual([]);
  });
});
