import express, { type Request, type Response } from 'express';
import { nearest } from '../../base/nearest.ts';
import type { ControlId } from '../../control-api/operations.ts';
import { Problem } from './problem.ts';
import { type BodyError, bodyValidators } from './validators.ts';

/** Bodies are small; only whole states are not. */
const limits = { usual: '1mb', state: '200mb' } as const;
const largeBodies: ReadonlySet<string> = new Set<ControlId>([
  'replaceState',
  'mergeState',
  'replaceRows',
  'mergeRows',
]);

const readUsual = express.json({ limit: limits.usual, type: () => true, strict: false });
const readState = express.json({ limit: limits.state, type: () => true, strict: false });

/**
 * Reads the JSON body of an operation and holds it against the document.
 * @returns undefined when there is none and none is needed
 * @throws Problem bad-body with the pointer to what is wrong, too-large
 */
export async function readBody(
  id: ControlId,
  required: boolean,
  request: Request,
  response: Response,
): Promise<unknown> {
  const large = largeBodies.has(id);
  await new Promise<void>((resolve, reject) => {
    (large ? readState : readUsual)(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(refusal(error, large ? limits.state : limits.usual));
    });
  });
  // A length of 0 is read as an empty object.
  const absent = request.body === undefined || request.headers['content-length'] === '0';
  if (absent && !required) return undefined;
  if (absent) throw new Problem('bad-body', 'Failed to read the body: there is none. Send JSON.');
  const validate = bodyValidators[id];
  if (validate && !validate(request.body)) throw broken(validate.errors?.[0]);
  return request.body;
}

function refusal(error: unknown, limit: string): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const isTooLarge = error instanceof Error && Reflect.get(error, 'type') === 'entity.too.large';
  if (isTooLarge)
    return new Problem('too-large', `Failed to read the body: it is too large. Send at most ${limit}.`);
  return new Problem('bad-body', `Failed to read the body: ${message}. Send JSON.`);
}

function broken(error: BodyError | undefined): Problem {
  const { instancePath = '', keyword, params, message = 'is not as the document says' } = error ?? {};
  const place = instancePath === '' ? 'it' : instancePath;
  if (keyword === 'additionalProperties') {
    const name = String(params?.additionalProperty);
    const names = fieldsOf(error);
    const advice = names.length === 0 ? '' : ` Fields: ${names.join(', ')}.`;
    return new Problem('bad-body', `Failed to read the body: ${name} is unknown.${advice}`, {
      pointer: `${instancePath}/${name}`,
      nearest: nearest(name, names),
    });
  }
  if (keyword === 'required') {
    const name = String(params?.missingProperty);
    return new Problem('bad-body', `Failed to read the body: ${name} has to be there.`, {
      pointer: `${instancePath}/${name}`,
    });
  }
  const allowed = params?.allowedValues ?? params?.allowedValue;
  const list = allowed === undefined ? '' : ` (${[allowed].flat().join(', ')})`;
  return new Problem('bad-body', `Failed to read the body: ${place} ${message}${list}.`, {
    pointer: instancePath,
  });
}

function fieldsOf(error: BodyError | undefined): string[] {
  const properties = error?.parentSchema?.properties;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
