import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject, parsedJson } from '../../base/json.ts';
import type { Reply } from '../../faults/reply.ts';
import type { WireAnswer } from '../../journal/journal.ts';
import { alterations, headersByName } from './alterations.ts';
import type { FaultStages } from './stages.ts';

/** An answer that was sent, as the journal keeps it. */
export interface SentAnswer {
  /** 0 where the connection was closed without an answer. */
  readonly status: number;
  /** What of it the client gets; one character a byte (`latin1`). */
  readonly body: string;
  /** Writes the body once more; absent where it has to be kept. */
  readonly again?: (() => string) | undefined;
  /** Absent where the body carries none. */
  readonly resultCode: number | undefined;
  /** How it went out, where a fault had a hand in that. */
  readonly wire?: WireAnswer | undefined;
}

/** Sends an answer as the injected fault leaves it. Resolves with what is sent, once the last of it is on its way. */
export function sendFaulty(
  response: ServerResponse,
  reply: Reply,
  injected: FaultStages,
): Promise<SentAnswer> {
  const faulty = injected.reply(reply);
  const sent = sentOf(reply, faulty);
  return sendReply(response, faulty).then(() => sent);
}

/** Returns what the client gets of a reply. */
function sentOf(before: Reply, faulty: Reply): SentAnswer {
  const { status, body, cutAfter } = faulty;
  const received = cutAfter === undefined ? body : body.subarray(0, cutAfter);
  const wire = {
    headers: headersByName(faulty),
    ...(cutAfter !== undefined && { cut: { sent: received.length, of: body.length } }),
    compressed: body[0] === 0x1f && body[1] === 0x8b,
    altered: alterations(before, faulty),
  };
  return {
    status: cutAfter === 0 ? 0 : status,
    body: received.toString('latin1'),
    resultCode: resultCodeIn(received),
    wire,
  };
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
