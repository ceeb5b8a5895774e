import { setTimeout as wait } from 'node:timers/promises';
import { createAdminClient } from '../../control-api/client/create-admin-client.ts';

/** The part of a mock's control API that a check uses; absent on a real server. */
export interface MockControl {
  /** Sends what a user writes into a group. */
  plant(
    from: number,
    room: string,
    message: {
      readonly content: string;
      readonly type: number;
      /** By the clock of their app, milliseconds. Default: now. */
      readonly timeSend?: number | undefined;
    },
  ): Promise<void>;
  /** Opens a login again that a dissolved group has ended, and gives its token. */
  login(userId: number): Promise<string>;
  /** Throws the world of a session away. */
  dropSession(session: string): Promise<void>;
}

/** Milliseconds a call may take. */
const timeout = 5000;
/** Bytes that an answer may have; those of the calls here are small, and who answers is not known yet. */
const maxBytes = 1_000_000;
/** So often a call is made that meets a gateway. */
const times = 4;

/** Calls again where a gateway answers, or nothing does; not where somebody may have written a message already. */
async function fetchAgain(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const once = async () =>
    bounded(await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeout) }));
  const isRepeatable = init.method !== 'POST' || !String(url).endsWith('/messages');
  for (let time = 1; isRepeatable && time < times; time++) {
    const answer = await once().catch(() => undefined);
    if (answer && answer.status !== 429 && answer.status < 502) return answer;
    await wait(50 * 2 ** time);
  }
  return once();
}

/** The same answer, which cannot be read beyond `maxBytes`. */
function bounded({ body, status, headers }: Response): Response {
  let size = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      size += part.length;
      if (size > maxBytes) controller.error(new Error(`the answer has more than ${maxBytes} bytes`));
      else controller.enqueue(part);
    },
  });
  return new Response(body?.pipeThrough(limit) ?? null, { status, headers });
}

/**
 * Finds the mock's control API below a base URL, or gives undefined: anything but the mock answers a path it does not
 * know in its own way, a mock that asks for another token is checked like any other server, and so is one behind
 * this project's proxy. Sends one GET, or two.
 */
export async function findControl(base: string, adminToken?: string): Promise<MockControl | undefined> {
  const admin = createAdminClient(base, {
    token: adminToken,
    // The admin token goes to the target alone, wherever it points.
    fetch: fetchAgain,
  });
  const found = await admin.version().catch(() => undefined);
  if (found?.name !== 'imapi-mock') return undefined;
  // Behind this project's own proxy is a real server; the rows of the proxy are nobody's.
  const behind = await admin.health().catch(() => undefined);
  if (behind?.proxyOf !== undefined) return undefined;
  return {
    plant: async (from, room, { content, type, timeSend }) => {
      // An app with a clock of its own sends over the live connection.
      if (timeSend === undefined) await admin.messages.send({ from, room, content, type });
      else await admin.live.send({ from, room, body: { content, type, timeSend } });
    },
    login: async userId => (await admin.tokens.create({ userId })).token,
    // Sessions are bounded and end by themselves, so a control API that cannot do it is no problem.
    dropSession: session => admin.sessions.end(session).catch(() => undefined),
  };
}
