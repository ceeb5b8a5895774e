import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Upstream } from './upstream.ts';
import { WebSocketMessages } from './web-socket-messages.ts';

/** What became of a connection that was to be another protocol. */
export interface TunnelEnd {
  /** HTTP status of what the server said to it; 0 where it said nothing. */
  readonly status: number;
  readonly durationMs: number;
  /** Why there was none. */
  readonly failure?: Error;
}

/** What is told of such a connection. */
export interface TunnelWatcher {
  /** A message of a WebSocket has gone by. @param direction `in`: from the client */
  onMessage(direction: 'in' | 'out', message: Buffer): void;
  /** The messages of a WebSocket pass unread from here on; told once, of whichever direction is first. */
  onUnread(why: string): void;
  /** Either side has ended it; told once. */
  onEnd(end: TunnelEnd): void;
}

/**
 * Passes on a connection that asks for another protocol, such as the WebSocket of the live connection: its head with the
 * server's own Host, then both directions as they come.
 */
export function passUpgrade(
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
  upstream: Upstream,
  watcher: TunnelWatcher,
): void {
  const started = performance.now();
  const server = upstream.connect();
  let status = 0;
  let failure: Error | undefined;
  let isOver = false;
  const end = () => {
    server.destroy();
    client.destroy();
    if (isOver) return;
    isOver = true;
    watcher.onEnd({ status, durationMs: performance.now() - started, ...(failure && { failure }) });
  };
  server.setNoDelay(true);
  server.once('data', (piece: Buffer) => {
    status = Number(/^HTTP\/1\.\d (\d{3})/.exec(piece.toString('latin1', 0, 20))?.[1] ?? 0);
  });
  server.once('error', error => {
    if (status === 0) failure = error;
    if (status === 0 && client.writable)
      client.write('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
  });
  client.once('error', end);
  server.once('close', () => client.end(end));
  client.once('close', end);
  server.write(upstream.headOf(request.method ?? 'GET', request.url ?? '/', request.rawHeaders));
  if (head.length > 0) server.write(head);
  let isUnread = false;
  const tellUnread = (why: string) => {
    // What is no WebSocket is not meant to be read.
    if (!isUnread && status === 101) watcher.onUnread(why);
    isUnread ||= status === 101;
  };
  const sent = new WebSocketMessages(false, message => watcher.onMessage('in', message), tellUnread);
  const received = new WebSocketMessages(true, message => watcher.onMessage('out', message), tellUnread);
  if (head.length > 0) sent.add(head);
  client.on('data', piece => sent.add(piece));
  server.on('data', piece => received.add(piece));
  client.pipe(server);
  server.pipe(client);
}
