import type { Run } from '../run/run.ts';
import type { Role } from '../suite/people.ts';
import type { CleanupTask } from './cleanup.ts';

/** What a run has to take away: what its ledger names. */
export function taskOf({ ledger, marker, since }: Run, done: ReadonlySet<Role>): CleanupTask {
  return {
    marker,
    since,
    jids: ledger.jids,
    pins: ledger.pins,
    messages: ledger.entries.some(({ kind }) => kind === 'messages'),
    done,
  };
}
