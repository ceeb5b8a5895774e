import type { Case } from '../src/check/suite/case.ts';
import type { Role } from '../src/check/suite/people.ts';
import type { Trial } from '../src/check/suite/trial.ts';

type Optional = 'effect' | 'needs' | 'source' | 'layer' | 'harm';
type Described = Omit<Case, 'id' | Optional> & Partial<Pick<Case, Optional>>;

/** Makes cases of one concern. A case reads, rests on the document and needs the owner alone unless it says more. */
export function concern(name: string, common: Partial<Pick<Case, Optional>> = {}) {
  return (what: string, described: Described): Case => ({
    effect: 'read',
    needs: {},
    source: 'document',
    layer: 'W',
    ...common,
    ...described,
    id: `${name}/${what}`,
  });
}

/** Everything the run shares stays as it is while the case reads. */
export const undisturbed = { room: 'read', chat: 'read' } as const;

/** Ends the case as not exercised without rows: an empty list proves nothing. */
export function some<Row>(trial: Trial, rows: readonly Row[], what: string): readonly [Row, ...Row[]] {
  const [first, ...rest] = rows;
  if (first === undefined) return trial.notExercised(`there is no ${what}`);
  return [first, ...rest];
}

/**
 * Two readings that must agree. Elsewhere than on the mock other people write meanwhile, so a difference counts only
 * when it stays.
 */
export async function agreeing<Value>(
  trial: Trial,
  read: () => Promise<readonly [got: Value, want: Value]>,
): Promise<readonly [got: Value, want: Value]> {
  let values = await read();
  for (let again = 0; again < (trial.isMock ? 0 : 2); again++) {
    if (JSON.stringify(values[0]) === JSON.stringify(values[1])) return values;
    values = await read();
  }
  return values;
}

/** The newest message of the run's group, as somebody sees it; undefined where he sees none. */
export async function newestInGroup(trial: Trial, who: Role) {
  const given = { roomId: trial.room.jid, pageIndex: 0, pageSize: 1 };
  return (await trial.ok(who, 'listGroupMessages', given))[0];
}

/** Somebody's row of the chat list for a user id or a group's jid. */
export async function chatOf(trial: Trial, who: Role, jid: string | number) {
  const chats = await trial.ok(who, 'listLastChats', { pageIndex: 0, pageSize: 0 });
  return chats.find(row => row.jid === String(jid));
}

/** Seconds of a moment in milliseconds. */
export const secondsField = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** The server's own time, milliseconds. */
export async function serverTimeField(trial: Trial): Promise<number> {
  const { json } = await trial.send('owner', 'getUser');
  return Number((json as { currentTime?: unknown } | null)?.currentTime);
}
