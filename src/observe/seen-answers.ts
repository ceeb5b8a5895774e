import { judgedHeaders } from '../spec/wire-rules.ts';
import type { RecordedCall } from './recording/recorded.ts';

/** A longer answer is not remembered, characters. */
const longest = 64 * 1024;
/** All that is remembered, characters. */
const mostKept = 8 * 1024 * 1024;

/** An answer, cut at the digits of the server's time. */
interface Answer<Sight> {
  readonly before: string;
  readonly after: string;
  /** Characters. */
  readonly length: number;
  readonly told: RecordedCall['headers'];
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
    const { text } = call;
    if (!isComparable(call)) return undefined;
    const known = this.#known.get(questionOf(call));
    if (known === undefined || text?.length !== known.length) return undefined;
    const { before, after, told, sight } = known;
    const isSame =
      text.startsWith(before) &&
      text.endsWith(after) &&
      // A time of as many digits is a time in the same unit.
      isDigits(text, before.length, text.length - after.length) &&
      hasSameHeaders(call.headers, told);
    return isSame ? sight : undefined;
  }

  /** Remembers what an answer without any fault has shown. */
  add(call: RecordedCall, sight: Sight): void {
    const { text = '', headers: told } = call;
    if (!isComparable(call)) return;
    const question = questionOf(call);
    const size = (answer: Answer<Sight> | undefined) => (answer ? question.length + answer.length : 0);
    const time = /(?<="currentTime":)\d+/.exec(text);
    const end = time ? time.index + time[0].length : text.length;
    const answer = { before: text.slice(0, time?.index), after: text.slice(end), told, sight };
    const kept = { ...answer, length: text.length };
    if (this.#size + size(kept) > mostKept) this.clear();
    this.#size += size(kept) - size(this.#known.get(question));
    this.#known.set(question, kept);
  }

  /** Forgets everything: what is known now may say more of the same answer. */
  clear(): void {
    this.#known.clear();
    this.#size = 0;
  }
}

/** Others are looked at whenever they come. */
function isComparable({ status, failure, text }: RecordedCall): boolean {
  return status === 200 && !failure && text !== undefined && text.length <= longest;
}

function questionOf({ method, url, form, session }: RecordedCall): string {
  let question = `${method} ${url}`;
  for (const name in form) question += `\n${name}=${form[name]}`;
  return session === undefined ? question : `${question}\n\n${session}`;
}

function isDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function hasSameHeaders(one: RecordedCall['headers'], other: RecordedCall['headers']): boolean {
  if (one === undefined || other === undefined) return one === other;
  return judgedHeaders.every(name => one[name] === other[name]);
}
