import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './context.ts';
import { hardestHit } from './hardest-hit.ts';
import { isNothing } from './is-nothing.ts';

/** Findings of one field that was written wrong, with whoever wrote it first, then those that show it. */
interface WrittenGroup {
  readonly findings: readonly Finding[];
  readonly suspects: readonly OperationId[];
}

/**
 * Fields that were written in a wrong unit or zone: wrong alike in the answers of several operations, which would each
 * have to be broken by itself otherwise, and right after one write.
 */
export function writtenGroups(findings: readonly Finding[], context: Context): WrittenGroup[] {
  const fields = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { harm, pointer, got } = finding;
    // What is not there has no unit.
    if (harm !== 'units' || !pointer.startsWith('/data/') || isNothing(got)) continue;
    const field = pointer.split('/').at(-1) ?? '';
    fields.set(field, [...(fields.get(field) ?? []), finding]);
  }
  return [...fields.values()].flatMap(group => {
    const shownBy = hardestHit(group);
    const writer = writerOf(group, context);
    if (shownBy.length < 2 || writer === undefined) return [];
    return [{ findings: group, suspects: [writer, ...shownBy.filter(id => id !== writer)] }];
  });
}

/** The write right before most claims; where the run made what they look at, the write that all of them rest on. */
function writerOf(group: readonly Finding[], { spectrum, operations }: Context): OperationId | undefined {
  const claims = group.filter(({ claimed }) => claimed);
  const last = claims.flatMap(({ after: [write] = [], cases }) =>
    write ? [{ operation: write, cases }] : [],
  );
  const [writer] = hardestHit(last);
  if (writer) return writer;
  const cases = new Set(claims.flatMap(finding => finding.cases));
  const writes = operations.filter(({ operation, effect }) => {
    const isUsed = (id: string) => spectrum.callsOf(id).some(call => call.operation === operation);
    return effect !== 'read' && cases.size > 0 && [...cases].every(isUsed);
  });
  return writes.length === 1 ? writes[0]?.operation : undefined;
}
