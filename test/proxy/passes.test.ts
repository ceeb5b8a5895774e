import { createHash, randomBytes } from 'node:crypto';
import { createServer as createPlain, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { listening, rawExchange, startProxy, startServer, until } from './harness.ts';

/** A server that keeps what it gets and answers with given bytes, then ends. */
async function byteServer(answer: string | Buffer) {
  const seen: string[] = [];
  const server = createPlain((socket: Socket) => {
    let got = '';
    socket.setEncoding('latin1');
    socket.on('data', piece => {
      got += piece;
      const head = got.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(got)?.[1] ?? 0);
      const chunked = /transfer-encoding: chunked/i.test(got);
      const isWhole = chunked ? got.endsWith('0\r\n\r\n') : got.length - head - 4 >= length;
      if (head < 0 || !isWhole) return;
      seen.push(got);
      socket.end(answer);
    });
    socket.on('error', () => {});
  });
  return { port: await listening(server), seen };
}

describe('what goes through is the same, byte for byte', () => {
  test.each([
    [
      'names, order and repetition of headers',
      'GET /user/get?a=%E4%BD%A0+b&a=2 HTTP/1.1\r\nHost: app\r\nX-One: 1\r\nACCEPT: */*\r\nx-dup: a\r\nX-Dup: b\r\nConnection: close\r\n\r\n',
    ],
    [
      'a form',
      'POST /room/add HTTP/1.1\r\nHost: app\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\nConnection: close\r\n\r\na=1&b=%',
    ],
    [
      'a body in pieces',
      'POST /x HTTP/1.1\r\nHost: app\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
    ],
    [
      'a path that is no operation',
      'DELETE //a/../b;c=d?%zz HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n',
    ],
  ])('%s of a request', async (_what, text) => {
    const { port, seen } = await byteServer('HTTP/1.1 204 No Content\r\n\r\n');
    const proxy = await startProxy(`http://127.0.0.1:${port}`);
    await rawExchange(proxy.port, text);
    const want = text.replace('Host: app', `Host: 127.0.0.1:${port}`).replace('Connection: close\r\n', '');
    const got = seen[0]?.replace(/Connection: [\w-]+\r\n/, '').replace('Content-Length: 0\r\n', '');
    expect(got).toBe(want);
  });

  const packed = gzipSync('{"resultCode":1}').toString('latin1');
  test.each([
    [
      'names, order and repetition of headers',
      'HTTP/1.1 200 Fine\r\nX-One: 1\r\nset-COOKIE: a\r\nSet-Cookie: b\r\nContent-Length: 2\r\n\r\n{}',
    ],
    [
      'a packed body',
      `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n${packed}`,
    ],
    [
      'a body in pieces, with a trailer',
      'HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n',
    ],
    ['no body and none allowed', 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n'],
    ['a failure of the server', 'HTTP/1.1 500 Oh No\r\nContent-Length: 1\r\n\r\nx'],
    [
      'bytes that are no text',
      `HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 3\r\n\r\n\xff\x00\xfe`,
    ],
  ])('%s of an answer', async (_what, answer) => {
    const { port } = await byteServer(Buffer.from(answer, 'latin1'));
    const proxy = await startProxy(`http://127.0.0.1:${port}`);
    const got = await rawExchange(
      proxy.port,
      'GET /user/get HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n',
    );
    expect(got.replace('Connection: close\r\n', '')).toBe(answer);
  });

  test('an upload of some megabytes', async () => {
    const sum = createHash('sha256');
    const { base } = await startServer((request, response) => {
      request.on('data', piece => sum.update(piece));
      request.on('end', () => response.end('{}'));
    });
    const { base: proxy } = await startProxy(base);
    const body = randomBytes(5_000_000);
    await (await fetch(`${proxy}/upload/UploadifyServlet`, { method: 'POST', body })).text();
    expect(sum.digest('hex')).toBe(createHash('sha256').update(body).digest('hex'));
  });
});

describe('what goes through is not held back', () => {
  test('the first piece of an answer comes before the last was sent', async () => {
    let end = () => {};
    const { base } = await startServer((_request, response) => {
      response.write('first');
      end = () => response.end('last');
    });
    const { base: proxy } = await startProxy(base);
    const reader = (await fetch(`${proxy}/user/get`)).body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toBe('first');
    end();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('last');
  });

  test('the server gets the first piece of an upload before the last was sent', async () => {
    let first = '';
    const { base } = await startServer((request, response) => {
      request.once('data', piece => (first = String(piece)));
      request.on('end', () => response.end('{}'));
    });
    const { base: proxy } = await startProxy(base);
    let last: ReadableStreamDefaultController | undefined;
    const body = new ReadableStream({
      start: controller => {
        controller.enqueue(Buffer.from('first'));
        last = controller;
      },
    });
    const answer = fetch(`${proxy}/x`, { method: 'POST', body, duplex: 'half' } as RequestInit);
    await until(() => first === 'first');
    last?.close();
    expect((await answer).status).toBe(200);
  });

  test('connections to the server are kept', async () => {
    const ports = new Set<number | undefined>();
    const { base } = await startServer((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    const { base: proxy } = await startProxy(base);
    for (let count = 0; count < 5; count++) await (await fetch(`${proxy}/user/get`)).text();
    expect(ports.size).toBe(1);
  });

  test('a client that asks first whether it may send is told by the server', async () => {
    const { server, base } = await startServer(() => {});
    let asked = 0;
    server.on('checkContinue', (request, response) => {
      asked++;
      response.writeContinue();
      request.resume().on('end', () => response.end('{}'));
    });
    const { port } = await startProxy(base);
    const got = await rawExchange(
      port,
      'POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab',
    );
    expect(asked).toBe(1);
    expect(got).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
  });

  test('a request of a client that leaves ends at the server', async () => {
    let hasEnded = false;
    const { base } = await startServer((_request, response) => {
      response.on('close', () => (hasEnded = true));
    });
    const { base: proxy } = await startProxy(base);
    const leaving = new AbortController();
    const answer = fetch(`${proxy}/user/get`, { signal: leaving.signal }).catch(() => {});
    setTimeout(() => leaving.abort(), 50);
    await answer;
    await until(() => hasEnded);
  });
});

describe('the live connection', () => {
  async function socketServer() {
    const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => void sockets.close());
    sockets.on('connection', (socket, request) => {
      socket.send(`hello ${request.url}`);
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    await new Promise(resolve => sockets.on('listening', resolve));
    const address = sockets.address();
    return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  test('passes frames both ways', async () => {
    const liveTarget = await socketServer();
    const { port, base } = await startProxy('http://127.0.0.1:1', { liveTarget });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/?a=b`);
    const got: Buffer[] = [];
    socket.on('message', data => got.push(Buffer.from(data as Buffer)));
    await new Promise(resolve => socket.on('open', resolve));
    const frame = randomBytes(100_000);
    socket.send(frame);
    await until(() => got.length === 2);
    expect(String(got[0])).toBe('hello /?a=b');
    expect(got[1]?.equals(frame)).toBe(true);
    socket.close();
    await until(async () => {
      const { requests } = (await (await fetch(`${base}/__admin/requests`)).json()) as {
        requests: { status: number; verdict: string }[];
      };
      return requests[0]?.status === 101 && requests[0].verdict === 'ok';
    });
  });

  test('is refused with 502 where nothing listens for it', async () => {
    const { port, problems } = await startProxy('http://127.0.0.1:1', { liveTarget: 'ws://127.0.0.1:1' });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    const error = await new Promise(resolve => socket.on('error', resolve));
    expect(String(error)).toContain('502');
    await until(() => problems.length > 0);
    expect(problems[0]).toBe(
      'Failed to reach ws://127.0.0.1:1: nothing listens there. Check that it is running and --target is right.',
    );
  });
});

describe('a server that fails', () => {
  test('and is not there is a sentence, readable from any origin', async () => {
    const { base } = await startProxy('http://127.0.0.1:1');
    const answer = await fetch(`${base}/user/get`);
    expect(answer.status).toBe(502);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({
      detailMsg:
        'Failed to reach http://127.0.0.1:1: nothing listens there. Check that it is running and --target is right.',
    });
  });

  test('in the middle of an answer cuts it off for the client too, and that is weather', async () => {
    const { base } = await startServer((request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"resultCode":1', () => request.socket.destroy());
    });
    const { base: proxy, proxy: running } = await startProxy(base);
    await expect(fetch(`${proxy}/user/get`).then(answer => answer.text())).rejects.toThrow();
    await until(() => running.report().weather.counts.cut === 1);
    const { findings, results } = running.report();
    expect(findings).toEqual([]);
    expect(results.find(({ operation }) => operation === 'getUser')).toMatchObject({
      outcome: 'not exercised',
      reason: 'requested once, and never answered',
    });
    const journal = (await (await fetch(`${proxy}/__admin/requests`)).json()) as { requests: unknown[] };
    expect(journal.requests[0]).toMatchObject({ operationId: 'getUser', verdict: 'broken' });
  });

  test('closes a kept connection just when it is used again: the request is sent once more', async () => {
    let count = 0;
    const { base } = await startServer((request, response) => {
      count++;
      // The second of a connection is lost with it.
      if (count === 2) request.socket.destroy();
      else response.end('{}');
    });
    const { base: proxy } = await startProxy(base);
    await (await fetch(`${proxy}/user/get`)).text();
    expect((await fetch(`${proxy}/user/get`)).status).toBe(200);
    expect(count).toBe(3);
  });
});
