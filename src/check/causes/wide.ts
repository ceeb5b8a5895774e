import type { OperationId } from '../../spec/contract.ts';
import type { CaseResult } from '../report/check-report.ts';
import type { Finding } from '../verdict/finding.ts';
import { hardestHit } from './hardest-hit.ts';
import { isOfToken } from './let-in.ts';

/** Findings that hit most operations alike, with those operations, the hardest hit first. */
interface WideGroup {
  readonly findings: readonly Finding[];
  readonly suspects: readonly OperationId[];
}

type Run = readonly Pick<CaseResult, 'concern' | 'id' | 'operation' | 'calls'>[];

/** Fewer operations are no pattern; what cases claim takes more, since one operation may spoil what another shows. */
const fewest = { broken: 3, claimed: 4 } as const;

/** What every answer has, whatever was asked: the bytes themselves and the fields around `data`. */
const envelope = /^(?:|\/(?:currentTime|resultCode|resultMsg|detailMsg|data))$/;

/** What every answer has beside its data. */
const besideData = /^(?:|\/(?:currentTime|resultCode|resultMsg|detailMsg))$/;

/**
 * What most operations break alike is one thing that stands before all of them: headers, clock, envelope, encoding, how
 * forms and tokens are read. A rule counts as wide where at least half the operations that could break it do.
 */
export function wideGroups(findings: readonly Finding[], run: Run): WideGroup[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = kindOf(finding);
    if (kind !== undefined) kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  const wide = [...kinds].filter(([kind, group]) => isWide(kind, group, run)).map(([, group]) => group);
  const groups: Finding[][] = [];
  for (const group of wide.sort((one, other) => other.length - one.length)) {
    const near = groups.find(
      known =>
        // What harms nobody is no part of what harms.
        known.every(isUndeclared) === group.every(isUndeclared) && overlaps(casesOf(known), casesOf(group)),
    );
    if (near) near.push(...group);
    else groups.push([...group]);
  }
  const taken = new Set(groups.flat());
  return groups.map(group => {
    // One undeclared field says nothing of another.
    const telling = group.every(isUndeclared) ? [] : group;
    const [places, rules] = [new Set(telling.map(placeOf)), new Set(telling.map(({ rule }) => rule))];
    // One that only a single case can look at belongs to it as well.
    const like = findings.filter(
      finding =>
        !taken.has(finding) &&
        (rules.has(finding.rule) || (finding.pointer !== '' && places.has(placeOf(finding)))) &&
        kindOf(finding) !== undefined,
    );
    // Nobody can tell what is in an answer that cannot be read.
    const unread = new Set(group.filter(isUnreadable).flatMap(({ cases }) => cases));
    // Nor what time it is, where the clock that all times are held against is wrong.
    const isUntimed = group.some(isOfClock);
    const guessed = findings.filter(
      finding =>
        !taken.has(finding) &&
        !like.includes(finding) &&
        (finding.cases.every(id => unread.has(id)) || (isUntimed && isClaimOfTime(finding))),
    );
    for (const finding of [...like, ...guessed]) taken.add(finding);
    const all = [...group, ...like, ...guessed];
    return { findings: all, suspects: hardestHit(all) };
  });
}

/** The headers for apps of other origins, preflights included: one filter before all operations makes them. */
const cors = 'cors';

/** What a finding is an instance of; undefined where it is about the operation itself. */
function kindOf(finding: Finding): string | undefined {
  const { claimed, rule, pointer, got } = finding;
  if (/^(?:allow|preflight)-/.test(rule)) return cors;
  // What the bytes say and what the header says of them.
  if (!claimed && (rule === 'charset' || rule === 'wire-utf-8')) return 'encoding';
  // What a form counts for, asked for itself and by cases.
  if (/^form-/.test(rule)) return 'forms';
  // Whatever had to be refused is granted, or is refused with one code.
  if (claimed && rule !== 'result-code-1' && /^result code /.test(got)) return `refusal ${got}`;
  // A field that a base class adds to all objects has one name at many places.
  if (isUndeclared(finding)) return `undeclared ${pointer.slice(pointer.lastIndexOf('/'))}`;
  if (!claimed) return envelope.test(pointer) ? `${rule} ${pointer}` : undefined;
  // A refusal may follow from what another operation has lost.
  if (rule === 'result-code-1') return undefined;
  return `claim ${rule}`;
}

/** An answer of which no part can be trusted: no JSON, of another encoding, or not in its envelope. */
function isUnreadable({ claimed, severity, rule, pointer }: Finding): boolean {
  if (claimed || severity !== 'violation') return false;
  return (
    rule.startsWith('wire-') || (/^(?:required|type)$/.test(rule) && /^\/(?:data|resultCode)$/.test(pointer))
  );
}

/** A field that the contract does not declare, and that shows no secret. */
const isUndeclared = ({ rule, severity }: Finding) => rule === 'undeclared' && severity === 'drift';

const isOfClock = ({ claimed, harm, pointer }: Finding) =>
  !claimed && harm === 'units' && pointer === '/currentTime';

const isClaimOfTime = ({ claimed, harm }: Finding) => claimed === true && harm === 'units';

function placeOf({ pointer }: Finding): string {
  return pointer;
}

function isWide(kind: string, group: readonly Finding[], run: Run): boolean {
  const hit = new Set(group.map(({ operation }) => operation));
  // Filters that stand before all operations.
  const isFilter = kind === cors || group.every(isOfToken);
  if (isFilter && hit.size > 1 && isEverywhere(group, run)) return true;
  const claimed = group.every(finding => finding.claimed);
  const called = new Set(run.flatMap(({ calls }) => calls.map(line => line.split(' ')[0] ?? '')));
  // A run that breaks off at once has called few.
  if (!claimed && hit.size > 1 && hit.size >= called.size) return true;
  if (hit.size < (claimed ? fewest.claimed : fewest.broken)) return false;
  // Status, headers, bytes and the fields around the data are made in one place.
  const isAround = group.every(({ pointer }) => besideData.test(pointer));
  if (!claimed && hit.size > fewest.broken && isAround) return true;
  const concerns = new Set(group.flatMap(({ cases }) => cases.map(id => id.split('/')[0])));
  const able = claimed
    ? new Set(run.filter(({ concern }) => concerns.has(concern)).map(({ operation }) => operation))
    : called;
  return hit.size * 2 >= able.size;
}

/** Whether a case that several operations have fails for each of them. */
function isEverywhere(group: readonly Finding[], run: Run): boolean {
  const kindOfCase = (id: string, operation: string) => id.replace(operation, '*');
  const hit = new Set(group.flatMap(({ cases }) => cases));
  const failing = new Set(
    group.flatMap(({ cases, operation }) => cases.map(id => kindOfCase(id, operation))),
  );
  return [...failing].some(kind => {
    const alike = run.filter(({ id, operation }) => kindOfCase(id, operation) === kind);
    return alike.length > 1 && alike.every(({ id }) => hit.has(id));
  });
}

function casesOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ cases }) => cases));
}

function overlaps(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter(id => other.has(id)).length;
  return shared * 2 >= Math.min(one.size, other.size);
}
