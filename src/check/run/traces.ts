import type { Operation } from '../../spec/contract.ts';
import type { LedgerEntry } from '../cleanup/ledger.ts';
import type { Role } from '../suite/people.ts';
import type { Parameters } from '../wire/exchange.ts';

const hidden =
  'rows of room_group_msg that hide group messages of the check from an account; no call takes them back';

/** What a request leaves even where it is refused or the group is dissolved, so that it can be taken back or listed. */
export function tracesOf(
  { id }: Operation,
  parameters: Parameters,
  role: Role,
  isMock: boolean,
): LedgerEntry[] {
  const { jid, type, delete: mode } = parameters;
  // The row of a pin is written before the group is looked for, and not taken back (server facts 2.11).
  if (id === 'pinChat' && jid !== undefined) return [{ kind: 'pin', jid: String(jid), role }];
  // The mock drops them with the group.
  if (!isMock && id === 'deleteMessages' && String(type) === '2' && String(mode) === '1')
    return [{ kind: 'kept', what: hidden }];
  return [];
}
