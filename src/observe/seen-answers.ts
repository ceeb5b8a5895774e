import { judgedHeaders } from '../spec/wire-rules.ts';
import type { RecordedCall } from './recording/recorded.ts';

/** A longer answer is not remembered, characters. */
const longest = 64 * 1024;
/** All that is remembered, characters. */
const mostKept = 8 * 1024 * 1024;

/**
 * Remembers what answers without any fault have shown, by question and answer, word for word but for the server's time: apps ask
 * the same again and again, and what was looked at once need not be looked at again.
 */
export class SeenAnswers<Sight> {
  readonly #known = new Map<string, Sight>();
  #size = 0;

  /** The key of an exchange; undefined for one that is looked at whenever it comes. */
  keyOf({
    method,
    url,
    form,
    session = '',
    status,
    headers,
    text,
    failure,
  }: RecordedCall): string | undefined {
    if (status !== 200 || failure || text === undefined || text.length > longest) return undefined;
    const told = headers ? judgedHeaders.map(name => headers[name] ?? '').join('\n') : undefined;
    // A time of as many digits is a time in the same unit.
    const lasting = text.replace(/"currentTime":\d+/, time => `"currentTime":${time.length}`);
    const fields = Object.keys(form).length === 0 ? '' : JSON.stringify(form);
    return [method, url, fields, session, told, lasting].join('\n');
  }

  get(key: string): Sight | undefined {
    return this.#known.get(key);
  }

  add(key: string, sight: Sight): void {
    if (this.#size + key.length > mostKept) this.clear();
    this.#known.set(key, sight);
    this.#size += key.length;
  }

  /** Forgets everything: what is known now may say more of the same answer. */
  clear(): void {
    this.#known.clear();
    this.#size = 0;
  }
}
