import { edited, type TextEdit } from './contract-text.ts';
import type { Proposal } from './proposal.ts';

/** Unchanged lines around a change. */
const around = 3;

/** Lines of a text that become others. */
interface Hunk {
  /** From 0. */
  from: number;
  to: number;
  readonly edits: TextEdit[];
  readonly why: string[];
}

/**
 * Proposals as a unified diff of a file, which `git apply` and `patch` take; each hunk has its evidence behind its numbers.
 * @param name of the file
 */
export function patchText(name: string, text: string, proposals: readonly Proposal[]): string {
  const starts = lineStarts(text);
  const lines = text.split('\n');
  const edits = proposals.flatMap(({ edits: own, says, evidence }) =>
    own.map(edit => ({ edit, why: `${says}: ${evidence}` })),
  );
  if (edits.length === 0) return '';
  let moved = 0;
  const shown = hunksOf(edits, starts).map(({ from, to, edits: own, why }) => {
    const [begin, end] = [starts[from] ?? text.length, starts[to] ?? text.length];
    const before = text.slice(begin, end);
    const after = edited(
      before,
      own.map(({ from: at, to: until, text: by }) => ({ from: at - begin, to: until - begin, text: by })),
    );
    const [old, now] = [linesOf(before), linesOf(after)];
    const top = lines.slice(Math.max(0, from - around), from);
    const bottom = lines.slice(to, Math.min(to + around, starts.length - 1));
    const [oldCount, newCount] = [old, now].map(part => top.length + part.length + bottom.length);
    const head = `@@ -${from - top.length + 1},${oldCount} +${from - top.length + 1 + moved},${newCount} @@ ${[...new Set(why)].join('; ')}`;
    moved += now.length - old.length;
    return [
      head,
      ...top.map(line => ` ${line}`),
      ...changed(old, now),
      ...bottom.map(line => ` ${line}`),
    ].join('\n');
  });
  return `--- a/${name}\n+++ b/${name}\n${shown.join('\n')}\n`;
}

/** Changes whose surroundings touch are one hunk. */
function hunksOf(
  edits: readonly { readonly edit: TextEdit; readonly why: string }[],
  starts: readonly number[],
): Hunk[] {
  const hunks: Hunk[] = [];
  for (const { edit, why } of edits.toSorted((one, other) => one.edit.from - other.edit.from)) {
    const from = lineAt(starts, edit.from);
    const isInsertion = edit.from === edit.to && starts[from] === edit.from;
    const to = isInsertion ? from : lineAt(starts, Math.max(edit.from, edit.to - 1)) + 1;
    const last = hunks.at(-1);
    if (last && from <= last.to + 2 * around) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
      last.why.push(why);
    } else hunks.push({ from, to, edits: [edit], why: [why] });
  }
  return hunks;
}

/** Lines that both have at the begin and the end stay. */
function changed(old: readonly string[], now: readonly string[]): string[] {
  return diffLines(old, now).map(({ sign, line }) => sign + line);
}

/** The lines of two short texts, with what they have in common in order. */
function diffLines(
  old: readonly string[],
  now: readonly string[],
): { sign: ' ' | '-' | '+'; line: string }[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  const at = (one: number, other: number) => lengths[one]?.[other] ?? 0;
  for (let one = old.length - 1; one >= 0; one--) {
    for (let other = now.length - 1; other >= 0; other--) {
      const row = lengths[one];
      if (row)
        row[other] =
          old[one] === now[other]
            ? at(one + 1, other + 1) + 1
            : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const found: { sign: ' ' | '-' | '+'; line: string }[] = [];
  let [one, other] = [0, 0];
  while (one < old.length || other < now.length) {
    if (one < old.length && other < now.length && old[one] === now[other]) {
      found.push({ sign: ' ', line: old[one++] ?? '' });
      other++;
    } else if (one < old.length && (other >= now.length || at(one + 1, other) >= at(one, other + 1)))
      found.push({ sign: '-', line: old[one++] ?? '' });
    else found.push({ sign: '+', line: now[other++] ?? '' });
  }
  return found;
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
