import { judgedHeaders } from '../spec/wire-rules.ts';
import type { RecordedCall } from './recording/recorded.ts';

/** A longer answer is not remembered, characters or bytes. */
const longest = 64 * 1024;
/** All that is remembered, characters or bytes. */
const mostKept = 8 * 1024 * 1024;

type Body = string | Buffer;

/** An answer with the place of the server's time in it; of an answer without one both ends are its end. */
interface Answer<Sight> {
  readonly body: Body;
  readonly timeFrom: number;
  readonly timeTo: number;
  /** The headers that rules look at; undefined where the record keeps none. */
  readonly told: readonly (string | undefined)[] | undefined;
  readonly sight: Sight;
}

/**
 * Remembers what the last answer to each question has shown, where nothing was wrong with it: apps ask the same again and
 * again, and what comes again word for word, but for the server's time, need not be looked at again.
 */
export class SeenAnswers<Sight> {
  readonly #known = new Map<string, Answer<Sight>>();
  #size = 0;

  /** What an exchange shows, if its question had this answer the last time. */
  of(call: RecordedCall): Sight | undefined {
    const body = comparable(call);
    if (body === undefined) return undefined;
    const known = this.#known.get(questionOf(call));
    return known && isSame(body, known) && hasTold(call.headers, known.told) ? known.sight : undefined;
  }

  /** Remembers what an answer without any fault has shown. */
  add(call: RecordedCall, sight: Sight): void {
    const body = comparable(call);
    if (body === undefined) return;
    const question = questionOf(call);
    const size = (answer: Answer<Sight> | undefined) => (answer ? question.length + answer.body.length : 0);
    const [timeFrom, timeTo] = timeIn(body);
    const told = call.headers && judgedHeaders.map(header => call.headers?.[header]);
    const answer = { body: ownCopy(body), timeFrom, timeTo, told, sight };
    if (this.#size + size(answer) > mostKept) this.clear();
    this.#size += size(answer) - size(this.#known.get(question));
    this.#known.set(question, answer);
  }

  /** Forgets everything: what is known now may say more of the same answer. */
  clear(): void {
    this.#known.clear();
    this.#size = 0;
  }
}

/** The body of an answer; undefined for one that is looked at whenever it comes. */
function comparable(call: RecordedCall): Body | undefined {
  if (call.status !== 200 || call.failure) return undefined;
  const body = call.bytes ?? call.text;
  return body !== undefined && body.length <= longest ? body : undefined;
}

function questionOf({ method, url, form, session, page }: RecordedCall): string {
  const isPlain = session === undefined && page === undefined && Object.keys(form).length === 0;
  return isPlain ? `${method} ${url}` : JSON.stringify([method, url, form, session, page]);
}

/** A buffer shares its memory with others, all of which would stay as long as it. */
function ownCopy(body: Body): Body {
  if (typeof body === 'string') return body;
  const copy = Buffer.allocUnsafeSlow(body.length);
  body.copy(copy);
  return copy;
}

const timeField = '"currentTime":';

/** Where the digits of the server's time begin and end. */
function timeIn(body: Body): readonly [from: number, to: number] {
  const found = body.indexOf(timeField);
  if (found < 0) return [body.length, body.length];
  const from = found + timeField.length;
  let to = from;
  while (isDigit(body, to)) to++;
  return [from, to];
}

/** Whether two bodies differ in nothing but the digits of a time: as many digits are a time in the same unit. */
function isSame(body: Body, { body: known, timeFrom, timeTo }: Answer<unknown>): boolean {
  if (body.length !== known.length) return false;
  for (let at = timeFrom; at < timeTo; at++) if (!isDigit(body, at)) return false;
  if (typeof body === 'string' && typeof known === 'string')
    return body.startsWith(known.slice(0, timeFrom)) && body.endsWith(known.slice(timeTo));
  if (typeof body === 'string' || typeof known === 'string') return false;
  const isAlike = (from: number, to: number) => body.compare(known, from, to, from, to) === 0;
  return isAlike(0, timeFrom) && isAlike(timeTo, body.length);
}

function isDigit(body: Body, at: number): boolean {
  const code = typeof body === 'string' ? body.charCodeAt(at) : (body[at] ?? 0);
  return code >= 48 && code <= 57;
}

function hasTold(headers: RecordedCall['headers'], told: Answer<unknown>['told']): boolean {
  if (headers === undefined || told === undefined) return headers === told;
  return judgedHeaders.every((header, index) => headers[header] === told[index]);
}
