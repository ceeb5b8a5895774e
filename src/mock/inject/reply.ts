import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject, parsedJson } from '../../base/json.ts';
import type { Fault, FaultContext } from '../../faults/fault.ts';
import { type Reply, withBody } from '../../faults/reply.ts';

/** In how many pieces a body leaves that comes slowly. */
const pieces = 10;

/** Whether a fault works on what leaves, so that the answer has to be put together before it is sent. */
export function worksOnReply(fault: Fault | undefined): fault is Fault & { stage: 'answer' | 'bytes' } {
  return fault?.stage === 'answer' || fault?.stage === 'bytes';
}

/** A reply as a fault leaves it; one that is no JSON has nothing for a fault of the answer to work on. */
export function spoiled(reply: Reply, fault: Fault, context: FaultContext): Reply {
  if (fault.stage === 'bytes') return fault.apply(reply, context);
  if (fault.stage !== 'answer') return reply;
  const answer = parsedJson(reply.body.toString('utf8'));
  if (answer === undefined) return reply;
  const before = JSON.stringify(answer);
  const changed = JSON.stringify(fault.apply(answer, context)) ?? '';
  // Untouched answers keep their bytes: numbers are written with a point where the server does.
  return changed === before ? reply : withBody(reply, changed);
}

/** The result code that a body carries, if it is a number. */
export function resultCodeIn(body: Buffer): number | undefined {
  const answer = parsedJson(body.toString('utf8'));
  const code = isObject(answer) ? answer.resultCode : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** Sends a reply the way it says: late, in pieces, or not to its end. Never rejects: the client may be gone. */
export async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
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
