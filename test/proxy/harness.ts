import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { createProxy, type ProxyOptions } from '../../src/proxy/create-proxy.ts';
import { loadContract } from '../../src/spec/contract.ts';

/** A proxy before a server, on a free port, closed when the test ends. */
export async function startProxy(target: string, options: Partial<ProxyOptions> = {}) {
  const problems: string[] = [];
  const proxy = await createProxy({
    contract: loadContract(),
    target,
    allowHosts: [],
    verify: true,
    rewrite: false,
    masks: true,
    journalSize: 100,
    failOnDrift: false,
    log: line => {
      if (line.kind === 'problem') problems.push(line.message);
    },
    ...options,
  });
  const port = await proxy.listen('127.0.0.1', 0);
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await proxy.close();
    isClosed = true;
  };
  onTestFinished(close);
  return { proxy, port, base: `http://127.0.0.1:${port}`, problems, close };
}

/** A server that answers as a test wants. */
export async function startServer(listener: RequestListener) {
  const server = createServer(listener);
  const base = `http://127.0.0.1:${await listening(server)}`;
  return { server, base };
}

/** Listens on a free port until the test ends. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
      server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** Sends bytes to a port and returns all that comes until the other side ends. */
export function rawExchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    let got = '';
    socket.setEncoding('latin1');
    socket.on('data', piece => (got += piece));
    socket.on('close', () => resolve(got));
    socket.on('error', reject);
  });
}

/** Waits until something holds, at most 3 s. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 3000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to hold within 3 s');
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
