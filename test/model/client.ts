import { Agent, request } from 'node:http';
import type { Json } from '../harness.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A plain HTTP client on one kept connection: a run makes tens of thousands of requests. */
export function openClient(base: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { port } = new URL(base);

  function send(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) {
    return new Promise<Answer>((resolve, reject) => {
      const outgoing = request({ agent, host: '127.0.0.1', port, method, path, headers }, incoming => {
        const parts: Buffer[] = [];
        incoming.on('data', part => parts.push(part));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const type = incoming.headers['content-type'] ?? '';
          resolve({ status: incoming.statusCode ?? 0, type, text: Buffer.concat(parts).toString() });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** Uses the control API; it has to succeed. */
  async function admin(path: string, body: object): Promise<Json> {
    const headers = { 'Content-Type': 'application/json' };
    const { status, text } = await send('POST', `/__admin${path}`, headers, JSON.stringify(body));
    if (status >= 300) throw new Error(`${path} ${JSON.stringify(body)} answers ${status}: ${text}`);
    return JSON.parse(text);
  }

  return { send, admin, close: () => agent.destroy() };
}

export type Client = ReturnType<typeof openClient>;
