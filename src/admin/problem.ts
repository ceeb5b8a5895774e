import type { Response } from 'express';

/** Why the control API refused, by its stable code. */
const problems = {
  'not-found': 404,
  'wrong-method': 405,
  'bad-body': 400,
  'unknown-user': 404,
  'unknown-room': 404,
  'not-a-member': 409,
  stranger: 403,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof problems;

/** A refusal of the control API; `message` says why and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Sends a problem as `application/problem+json` (RFC 9457). */
export function sendProblem(response: Response, { code, message }: Problem): void {
  const status = problems[code];
  response
    .status(status)
    .type('application/problem+json')
    .send(
      JSON.stringify({ type: `urn:imapi-mock:problem:${code}`, title: code, status, code, detail: message }),
    );
}
