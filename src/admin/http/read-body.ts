import { isUtf8 } from 'node:buffer';
import express, { type Request, type Response } from 'express';
import { withPauses } from '../../base/in-slices.ts';
import { jsonSteps } from '../../base/json-steps.ts';
import type { Progress } from '../../base/progress.ts';
import type { ControlId } from '../../control-api/operations.ts';
import { checkBody } from './check-body.ts';
import { Problem } from './problem.ts';

/** Bodies are small; only whole states are not. */
const limits = { usual: '1mb', state: '200mb' } as const;
const largeBodies: ReadonlySet<string> = new Set<ControlId>([
  'replaceState',
  'mergeState',
  'replaceRows',
  'mergeRows',
]);

const readUsual = express.raw({ limit: limits.usual, type: () => true });
const readState = express.raw({ limit: limits.state, type: () => true });

/**
 * Reads the JSON body of an operation, in slices, and holds it against the document.
 * @returns undefined when there is none and none is needed
 * @throws Problem bad-body with the pointer to what is wrong, too-large
 */
export async function readBody(
  id: ControlId,
  required: boolean,
  request: Request,
  response: Response,
  progress: Progress,
): Promise<unknown> {
  const bytes = await received(largeBodies.has(id), request, response);
  if (bytes.length === 0 && !required) return undefined;
  if (bytes.length === 0) throw new Problem('bad-body', 'Failed to read the body: it is empty. Send JSON.');
  const body = await parsed(bytes, progress);
  checkBody(id, body);
  return body;
}

async function parsed(bytes: Buffer, progress: Progress): Promise<unknown> {
  try {
    if (!isUtf8(bytes)) throw new Error('its text is not in UTF-8');
    return await withPauses(jsonSteps(bytes), done => progress('reading the body', done, bytes.length));
  } catch (error) {
    throw refusal(error);
  }
}

/** The body as it came; empty when there is none. */
function received(large: boolean, request: Request, response: Response): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    (large ? readState : readUsual)(request, response, (error?: unknown) => {
      if (error !== undefined) reject(refusal(error, large ? limits.state : limits.usual));
      else resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
    });
  });
}

function refusal(error: unknown, limit: string = limits.usual): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const isTooLarge = error instanceof Error && Reflect.get(error, 'type') === 'entity.too.large';
  if (isTooLarge)
    return new Problem('too-large', `Failed to read the body: it is too large. Send at most ${limit}.`);
  return new Problem('bad-body', `Failed to read the body: ${message}. Send JSON.`);
}
