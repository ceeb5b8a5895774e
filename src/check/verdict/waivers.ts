import { parseDocument } from 'yaml';
import { CheckProblem } from '../problem.ts';

/** A finding that is known and accepted for a while. */
export interface Waiver {
  readonly fingerprint: string;
  readonly reason: string;
  readonly owner: string;
  /** Day until which it holds, `yyyy-mm-dd`. */
  readonly expires: string;
}

/** Which waivers a run met. */
export interface WaiverUse {
  readonly used: readonly Waiver[];
  /** Met, but over: the finding counts again. */
  readonly expired: readonly Waiver[];
  /** Met nothing. */
  readonly unused: readonly Waiver[];
}

const fields = ['fingerprint', 'reason', 'owner', 'expires'] as const;
const longest = 90;
const day = 24 * 60 * 60 * 1000;

/**
 * Reads `waivers.yaml`: a list of fingerprint, reason, owner, expires (at most 90 days from now).
 * @param now milliseconds
 * @throws CheckProblem with exit code 2, naming the line
 */
export function readWaivers(text: string, file: string, now: number): Waiver[] {
  const refuse = (line: number, why: string): never => {
    throw new CheckProblem(
      2,
      `Failed to read ${file}, line ${line}: ${why}. Each entry has ${fields.join(', ')}.`,
    );
  };
  const lineOf = (offset: number | undefined) => text.slice(0, offset ?? 0).split('\n').length;
  // Every plain value is the text that stands there: a fingerprint may look like a number, 12e4567890 even like a large one.
  const document = parseDocument(text.replace(/^\ufeff/, ''), { schema: 'failsafe' });
  const [broken] = document.errors;
  if (broken) refuse(lineOf(broken.pos[0]), broken.message.split('\n')[0] ?? 'it is not YAML');
  const entries: unknown = document.toJS();
  if (entries === null) return [];
  if (!Array.isArray(entries)) return refuse(1, 'it is not a list');
  const seen = new Map<string, number>();
  return entries.map((entry: unknown, index) => {
    const node = document.getIn([index], true) as { range?: [number, number, number] } | undefined;
    const line = lineOf(node?.range?.[0]);
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      return refuse(line, 'the entry has no fields');
    const unknown = Object.keys(entry).find(name => !fields.some(field => field === name));
    if (unknown !== undefined) refuse(line, `the field ${unknown} is unknown`);
    const read = Object.fromEntries(
      fields.map(name => {
        const value: unknown = Reflect.get(entry, name);
        if (typeof value !== 'string' || value.trim() === '')
          return refuse(line, `${name} is missing or no text`);
        return [name, value.trim()];
      }),
    ) as unknown as Waiver;
    const { fingerprint, expires } = read;
    const earlier = seen.get(fingerprint);
    if (earlier !== undefined) refuse(line, `${fingerprint} is waived in line ${earlier} already`);
    seen.set(fingerprint, line);
    if (!isDay(expires)) refuse(line, `expires has to be a day like 2026-01-31, is ${expires}`);
    if (Date.parse(expires) > now + longest * day) refuse(line, `expires is more than ${longest} days away`);
    return read;
  });
}

/** Whether a waiver is over. It holds through its last day (UTC). */
export function isExpired({ expires }: Waiver, now: number): boolean {
  return now >= Date.parse(expires) + day;
}

/** Sorts waivers by what a run met. */
export function usesOf(
  waivers: readonly Waiver[],
  fingerprints: ReadonlySet<string>,
  now: number,
): WaiverUse {
  const met = waivers.filter(waiver => fingerprints.has(waiver.fingerprint));
  return {
    used: met.filter(waiver => !isExpired(waiver, now)),
    expired: met.filter(waiver => isExpired(waiver, now)),
    unused: waivers.filter(waiver => !fingerprints.has(waiver.fingerprint)),
  };
}

/** Whether a text is a day there is: no 30th of February. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
