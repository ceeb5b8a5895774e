import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './context.ts';
import { hardestHit } from './hardest-hit.ts';
import { isNothing } from './is-nothing.ts';
import { missingByTime } from './missing-by-time.ts';
import { zoneOf } from './zone.ts';

/** Findings of times that were written wrong, with whoever wrote them first where it is known, then those that show them. */
interface WrittenGroup {
  readonly findings: readonly Finding[];
  /** What else is as far off, and what may be there and cannot be found for its time. */
  readonly following: readonly Finding[];
  readonly suspects: readonly OperationId[];
}

/**
 * Times that were written in a wrong unit or zone: wrong alike in the answers of several operations, which would each
 * have to be broken by itself otherwise. Fields of one wrong zone are one group, with what cannot be found for its time.
 */
export function writtenGroups(findings: readonly Finding[], context: Context): WrittenGroup[] {
  const times = findings.filter(isWrongTime);
  const zones = zonesOf(times);
  // By the zone where it is known, else by the field.
  const groups = new Map<number | string, Finding[]>();
  for (const finding of times) {
    const field = leafOf(finding);
    const kind = zones.get(field) ?? field;
    groups.set(kind, [...(groups.get(kind) ?? []), finding]);
  }
  const left = new Set(findings);
  return [...groups].flatMap(([kind, group]) => {
    const zone = typeof kind === 'number' ? kind : undefined;
    const shownBy = hardestHit(group);
    const writer = writerOf(group, context);
    if (shownBy.length < 2 || (writer === undefined && zone === undefined)) return [];
    const open = zone === undefined ? [] : [...left].filter(finding => !times.includes(finding));
    const alike = open.filter(finding => zoneOf(finding) === zone);
    const following = [...new Set([...alike, ...missingByTime(open, group, context)])];
    for (const finding of [...group, ...following]) left.delete(finding);
    const first = writer === undefined ? [] : [writer];
    return [{ findings: group, following, suspects: [...new Set([...first, ...shownBy])] }];
  });
}

/** Claims about a time of what was asked for. What is not there has no unit. */
function isWrongTime({ harm, pointer, got }: Finding): boolean {
  return harm === 'units' && pointer.startsWith('/data/') && !isNothing(got);
}

/** The zones that fields are in, by name. */
function zonesOf(times: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map(
    times.flatMap(finding => {
      const zone = finding.claimed ? zoneOf(finding) : undefined;
      return zone === undefined ? [] : [[leafOf(finding), zone]];
    }),
  );
}

const leafOf = ({ pointer }: Finding) => pointer.split('/').at(-1) ?? '';

/** The write right before all the claims; where the run made what they look at, the write that all of them rest on. */
function writerOf(group: readonly Finding[], { spectrum, operations }: Context): OperationId | undefined {
  const claims = group.filter(({ claimed }) => claimed);
  const last = claims.flatMap(({ after: [write] = [], cases }) =>
    write ? [{ operation: write, cases }] : [],
  );
  const [writer, ...others] = hardestHit(last);
  if (writer) return others.length === 0 && last.length === claims.length ? writer : undefined;
  const cases = new Set(claims.flatMap(finding => finding.cases));
  const writes = operations.filter(({ operation, effect }) => {
    const isUsed = (id: string) => spectrum.callsOf(id).some(call => call.operation === operation);
    return effect !== 'read' && cases.size > 0 && [...cases].every(isUsed);
  });
  return writes.length === 1 ? writes[0]?.operation : undefined;
}
