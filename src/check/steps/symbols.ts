import { byRows, leavesOf } from './leaves.ts';
import { look } from './look.ts';
import type { Path } from './step.ts';

/** Values that have a name, as they become known from step to step. */
export class Symbols {
  readonly #all: (readonly [name: string, value: string])[];
  readonly #answers: unknown[] = [];
  readonly #texts = new Set<string>();
  /** Values that are taken from answers, by number of the step. */
  readonly takes: Record<string, Path>[] = [];
  #taken = 0;

  /** @param known values that are known before the first step: accounts, marker, jids */
  constructor(known: readonly (readonly [name: string, value: string])[]) {
    this.#all = known.filter(([, value]) => value.length >= shortest || /^[^ -~]{2,}$/.test(value));
    this.#sort();
  }

  /** How answers are looked at. @param now the server's time, milliseconds */
  look(now: number) {
    return look({ symbols: this.#all, texts: [...this.#texts], now });
  }

  /** Notes the answer of the next step. */
  answered(json: unknown): void {
    this.#answers.push(json);
    this.takes.push({});
  }

  /** A text as a template; ids that earlier answers gave are taken from there. */
  template(text: string): string {
    const pieces = text.startsWith('/') ? [text] : text.split(/([,，\s"[\]]+)/);
    for (const piece of pieces) if (isId(piece)) this.take(piece, this.#answers.length, true);
    const done = this.known(text);
    for (const [, number = ''] of done.matchAll(/\{\{marker\}\}-(\d+)/g)) this.#texts.add(number);
    return done;
  }

  /** A text as a template of the names that there are. */
  known(text: string): string {
    return this.#all.reduce((done, [name, value]) => done.replaceAll(value, `{{${name}}}`), text);
  }

  /** Puts the values in the places of a template. */
  fill(template: string): string {
    return this.#all.reduce((done, [name, value]) => done.replaceAll(`{{${name}}}`, value), template);
  }

  /**
   * Names a value that an answer gave; gives false where none did, or where it is there whoever asks.
   * @param isSent it goes into a request, so that any row will do where it is of none of the run's own
   */
  take(value: string, before: number, isSent = false): boolean {
    if (this.#all.some(([, known]) => value === known)) return true;
    const { plain } = this.look(0);
    for (let step = before - 1; step >= 0; step--) {
      const json = this.#answers[step];
      for (const leaf of leavesOf(json)) {
        const isPath = value.startsWith('/') && typeof leaf.value === 'string' && leaf.value.endsWith(value);
        if (!isPath && String(leaf.value) !== value) continue;
        const { path, isOwn } = byRows(json, leaf.at, plain);
        const isAlone = leaf.at.every(part => typeof part === 'string');
        if (!isOwn && !isAlone && !isPath && !isSent) continue;
        const name = `v${++this.#taken}`;
        Object.assign(this.takes[step] ?? {}, { [name]: isPath ? [...path, { part: 'pathname' }] : path });
        this.#all.push([name, value]);
        this.#sort();
        return true;
      }
    }
    return false;
  }

  #sort(): void {
    this.#all.sort(([, one], [, other]) => other.length - one.length);
  }
}

/** Shorter values stand in other texts by chance. */
const shortest = 5;

/** Whether a text may be an id that a server has given, or a path it has. */
function isId(text: string): boolean {
  return /^(?=.*\d)[0-9a-z_-]{10,}$|^\d{6,}$/i.test(text) || /^\/.*[0-9a-f]{16}/.test(text);
}
