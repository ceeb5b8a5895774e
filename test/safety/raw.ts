import { connect } from 'node:net';

/** An answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes as they are, which clients would tidy up first, and reads until the mock ends the connection. */
export function sendRaw(base: string, request: string | Buffer): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(base);
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
    const parts: Buffer[] = [];
    socket
      .on('data', part => parts.push(part))
      .on('close', () => resolve(answerOf(Buffer.concat(parts).toString('utf8'))))
      .on('error', reject);
  });
}

function answerOf(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.map(line => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const status = Number(first.split(' ')[1]);
  const rest = text.slice(end + 4);
  const isChunked = headers.some(([name, value]) => name === 'transfer-encoding' && value === 'chunked');
  // The sizes stand on lines of their own.
  const body = isChunked ? rest.replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '') : rest;
  return { status, headers: Object.fromEntries(headers), body };
}
