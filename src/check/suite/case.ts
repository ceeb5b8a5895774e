import type { Contract, OperationId } from '../../spec/contract.ts';
import type { Source } from '../../spec/sources.ts';
import type { Harm } from './harm.ts';
import type { Role } from './people.ts';
import type { Trial } from './trial.ts';

/**
 * What a case looks at: transport, schema, strictness, result code, invariants inside an answer, relations between
 * answers, write then read back, identities, concurrency, time budget.
 */
export type Layer = 'T' | 'S' | 'X' | 'E' | 'I' | 'M' | 'W' | 'P' | 'C' | 'B';

/**
 * How a case uses a chat that the run shares. Several may `read` while nobody writes; several may `write` that look for
 * their own messages alone; one that `change`s is alone.
 */
export type ChatUse = 'read' | 'write' | 'change';

/**
 * How a case uses a group. `read` and `write` as with a chat; `change`: it has a group for itself; `refused`: what it
 * sends has to be refused, so that others of its kind may share the group. A group in which a refusal was not refused
 * is thrown away. `last`: it has a new group that no other case gets afterwards; where groups are few, it
 * comes when all others are done.
 */
export type RoomUse = ChatUse | 'refused' | 'last';

/** What has to be there for a case to run; without it the case is not exercised. */
export interface Needs {
  /** Who takes part. Default: the owner alone. */
  readonly people?: readonly Role[];
  /** A group the owner is in; in mode `full` one that the run has made. */
  readonly room?: RoomUse;
  /** What of the group it writes, where that is one thing: of those that write, one at a time has it. */
  readonly part?: 'name' | 'own-row' | 'peer-row';
  /** The chat between owner and peer. */
  readonly chat?: ChatUse;
  /** Owner and peer are friends. */
  readonly friends?: true;
  /** Peer and outsider are no friends. */
  readonly strangers?: true;
  /** A way to write texts into a group, which the documented API has not. */
  readonly planting?: true;
  /** A world that is thrown away afterwards: the case leaves what the API cannot take back. */
  readonly sandbox?: true;
  /** A token that has expired. */
  readonly expiredToken?: true;
  /** The target is the mock: the case holds it to this project's own judgement. */
  readonly mock?: true;
  /** Ends the owner's login, so it comes last. */
  readonly loginEnding?: true;
}

/** One thing that has to hold, as a value: it knows no engine and no test runner. */
export interface Case {
  /** Stable over runs, `concern/what`. */
  readonly id: string;
  /** What holds, as a sentence for people. */
  readonly title: string;
  readonly operation: OperationId;
  readonly layer: Layer;
  /** What the case rests on: breaking the document is a violation, a server fact drift where it does no harm. */
  readonly source: Source;
  /** What somebody suffers where its claims do not hold. Default: `loss` where something is written and read back. */
  readonly harm?: Harm | 'none';
  /** The strongest effect of what it sends. Only `read` runs in mode `probe`. */
  readonly effect: 'read' | 'write' | 'irreversible';
  readonly needs: Needs;
  /** Result codes it is there to provoke, `operationId code`, e.g. `getRoom 100401`. */
  readonly covers?: readonly string[];
  /** Takes a dozen calls or more, one after the other, so that it begins before others of its kind. */
  readonly lengthy?: true;
  /** What it finds cannot be found twice: it begins before others that might meet it, and its first look counts. */
  readonly once?: true;
  /** Made alike for every operation from the contract, so that it says nothing of what this one means. */
  readonly generated?: true;
  run(trial: Trial): Promise<void>;
}

/** What a `*.contract.ts` file exports: cases, or what makes them of the contract's annotations. */
export type CaseFile = readonly Case[] | ((contract: Contract) => readonly Case[]);

/** The concern of a case, i.e. the file it stands in. */
export function concernOf({ id }: Pick<Case, 'id'>): string {
  return id.slice(0, id.indexOf('/'));
}
