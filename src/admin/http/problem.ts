import type { Response } from 'express';
import { fromEnglish } from '../../base/from-english.ts';
import { acceptedLanguage } from '../../base/language.ts';
import { nearest } from '../../base/nearest.ts';
import { refusalTexts } from '../words/refusals.zh.ts';

/** Why the control API refused, by its stable code. */
const problems = {
  'not-found': 404,
  'wrong-method': 405,
  'bad-body': 400,
  'bad-query': 400,
  'bad-state': 422,
  'too-large': 413,
  'unknown-collection': 404,
  'unknown-row': 404,
  'unknown-snapshot': 404,
  'unknown-scenario': 404,
  'unknown-user': 404,
  'unknown-room': 404,
  'unknown-token': 404,
  'unknown-operation': 404,
  'unknown-fault': 404,
  'unknown-request': 404,
  'unknown-session': 404,
  'not-a-member': 409,
  'no-world': 409,
  'too-late': 408,
  'no-token': 401,
  stranger: 403,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof problems;

/** What a problem may say besides its message. */
export interface ProblemDetails {
  /** JSON pointer in the body to what was refused. */
  readonly pointer?: string | undefined;
  /** What was probably meant. */
  readonly nearest?: string | undefined;
}

/** A refusal of the control API; `message` says why and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, message: string, details: ProblemDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** A refusal of a name there is none of, with the one that is spelt most like it. */
export function unknown(code: ProblemCode, what: string, name: string, names: Iterable<string>): Problem {
  const all = [...names];
  const like = nearest(name, all);
  const advice = like === undefined ? listed(all) : `Did you mean ${like}?`;
  return new Problem(code, `Failed to find the ${what} ${name}: it does not exist. ${advice}`, {
    nearest: like,
  });
}

/** What there is to choose from: all of it where that is short. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return 'There are none.';
  return names.length <= 12 ? `There are ${names.join(', ')}.` : `There are ${names.length} others.`;
}

/** Returns a problem as the body of `application/problem+json` (RFC 9457). */
export function problemBody({ code, message, details }: Problem) {
  const { pointer, nearest } = details;
  const status: number = problems[code];
  return {
    type: `urn:imapi-mock:problem:${code}`,
    title: code,
    status,
    code,
    detail: message,
    pointer,
    nearest,
  };
}

const inChinese = fromEnglish(refusalTexts);

/** Sends a problem as `application/problem+json`, its `detail` in the language that the request prefers. */
export function sendProblem(response: Response, problem: Problem): void {
  const body = problemBody(problem);
  const language = acceptedLanguage(response.req.get('Accept-Language'));
  const detail = language === 'zh' ? inChinese(body.detail) : body.detail;
  response
    .status(body.status)
    .vary('Accept-Language')
    .set('Content-Language', language)
    .type('application/problem+json')
    .send(JSON.stringify({ ...body, detail }));
}
