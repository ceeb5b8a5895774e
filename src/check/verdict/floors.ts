import type { Contract, Operation, OperationId } from '../../spec/contract.ts';
import type { Case } from '../suite/case.ts';
import type { Coverage } from './coverage.ts';
import { declaredBy } from './declared.ts';
import { fingerprintOf } from './finding.ts';

/** Something the document promises that a run did not see, so that its verdict means too little. */
export interface FloorMiss {
  /** What a waiver names. */
  readonly fingerprint: string;
  readonly operation: OperationId;
  readonly kind: 'success' | 'list' | 'code';
  readonly what: string;
  /** What would meet it. */
  readonly remedy: string;
  /** Why that is all right here; without it, or a waiver, the run is inconclusive. */
  readonly excuse?: string;
}

/** What has to be there for a list to have a row, where it is not plain from the case that looks for one. */
const rowsOf: Readonly<Record<string, string>> = {
  'listFriends /data/pageData': 'an account of the owner that has a friend',
  'search /data/shikuMsgs': 'a --peer-token of a user with a phone number',
  'search /data/friend': 'an account of the owner that has a nickname',
  'search /data/mucmsgs': 'a --plant-command that writes a text into the group of the run',
  'listMessages /data': 'a --peer-token of a user with a phone number',
  'uploadFile /data/images': '--allow-irreversible and an --upload-target',
};

/**
 * What stayed unseen of that which the document promises: one success of each operation the mode sends, each documented
 * result code, and a row in each documented list; in mode `probe`, which writes none, in those that are never empty.
 * @param excluded cases that could not be exercised here, with the reason; what only they would have shown is excused
 */
export function floors(
  contract: Contract,
  mode: 'probe' | 'full',
  coverage: Coverage,
  excluded: ReadonlyMap<Case, string>,
): FloorMiss[] {
  const excuseOf = (covers: (item: Case) => boolean) => [...excluded].find(([item]) => covers(item))?.[1];
  return contract.operations
    .filter(({ effect }) => mode === 'full' || effect === 'read')
    .flatMap(operation => [
      ...successMiss(operation, coverage, excuseOf),
      ...listMisses(operation, mode, coverage, excuseOf),
      ...codeMisses(operation, coverage, excuseOf),
    ]);
}

/** Everybody has the service account as a friend (server facts 2.3): without one, little of the data was seen. */
const neverEmpty: ReadonlySet<string> = new Set(['listFriends /data/pageData']);

type ExcuseOf = (covers: (item: Case) => boolean) => string | undefined;

function successMiss({ id }: Operation, coverage: Coverage, excuseOf: ExcuseOf): FloorMiss[] {
  if (coverage.of(id).successes > 0) return [];
  const excuse = excuseOf(item => item.operation === id && !wantsCode(item));
  const remedy =
    'a run in which its cases are exercised and one of them succeeds: the findings say why none did';
  return [miss(id, 'success', 'it never succeeded', remedy, excuse)];
}

function listMisses(
  { id }: Operation,
  mode: 'probe' | 'full',
  coverage: Coverage,
  excuseOf: ExcuseOf,
): FloorMiss[] {
  const { filled, successes } = coverage.of(id);
  const promised = [...declaredBy(id).lists].filter(
    ([list, source]) =>
      source === 'document' && !filled.has(list) && (mode === 'full' || neverEmpty.has(`${id} ${list}`)),
  );
  return promised.map(([list]) => {
    const covers = `${id} ${list}`;
    const excuse = excuseOf(
      item => item.covers?.includes(covers) === true || (successes === 0 && item.operation === id),
    );
    const remedy = rowsOf[covers] ?? 'an account of the owner that has one';
    return miss(id, 'list', `${list} never had a row`, remedy, excuse);
  });
}

function codeMisses({ id, resultCodes }: Operation, coverage: Coverage, excuseOf: ExcuseOf): FloorMiss[] {
  const documented = Object.values(resultCodes).filter(({ source }) => source === 'document');
  return [...new Set(documented.map(({ code }) => code))]
    .filter(code => !coverage.of(id).codes.has(code))
    .map(code => {
      const excuse = excuseOf(item => item.covers?.includes(`${id} ${code}`) === true);
      const remedy =
        'a server that refuses the calls the cases make for it: the findings say what came instead';
      return miss(id, 'code', `${code} was never seen`, remedy, excuse);
    });
}

/** Whether a case is there to be refused. */
function wantsCode({ covers = [] }: Case): boolean {
  return covers.some(cover => / -?\d/.test(cover));
}

function miss(
  operation: OperationId,
  kind: FloorMiss['kind'],
  what: string,
  remedy: string,
  excuse: string | undefined,
): FloorMiss {
  const fingerprint = fingerprintOf(operation, { rule: `floor-${kind}`, pointer: what });
  return { fingerprint, operation, kind, what, remedy, ...(excuse !== undefined && { excuse }) };
}
