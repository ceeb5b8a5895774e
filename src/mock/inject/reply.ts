import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject, parsedJson } from '../../base/json.ts';
import type { Reply } from '../../faults/reply.ts';
import type { FaultStages } from './stages.ts';

/** An answer that was sent, as the journal keeps it. */
export interface SentAnswer {
  readonly status: number;
  /** One character a byte (`latin1`). */
  readonly body: string;
  /** Absent where the body carries none. */
  readonly resultCode: number | undefined;
}

/** Sends an answer as the injected fault leaves it. Returns what is sent; some of it may leave later. */
export function sendFaulty(response: ServerResponse, reply: Reply, injected: FaultStages): SentAnswer {
  const faulty = injected.reply(reply);
  void sendReply(response, faulty);
  const { status, body } = faulty;
  return { status, body: body.toString('latin1'), resultCode: resultCodeIn(body) };
}

function resultCodeIn(body: Buffer): number | undefined {
  const answer = parsedJson(body.toString('utf8'));
  const code = isObject(answer) ? answer.resultCode : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** The number of pieces in which a slow body is sent. */
const pieces = 10;

/** Sends a reply the way it says: late, in pieces, or not to its end. Never rejects: the client may be gone. */
async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
  const { status, headers, body, firstByteAfter = 0, pieceEvery, cutAfter } = reply;
  if (firstByteAfter > 0) await wait(firstByteAfter);
  if (cutAfter === 0) {
    response.destroy();
    return;
  }
  response.writeHead(status, headers.flat());
  if (cutAfter !== undefined) {
    response.write(body.subarray(0, cutAfter), () => response.destroy());
  } else if (pieceEvery === undefined) {
    response.end(body);
  } else {
    const size = Math.max(1, Math.ceil(body.length / pieces));
    for (let at = 0; at < body.length && !response.destroyed; at += size) {
      response.write(body.subarray(at, at + size));
      await wait(pieceEvery);
    }
    response.end();
  }
}
