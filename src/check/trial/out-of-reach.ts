import { NotExercised } from '../problem.ts';
import type { Run } from '../run/run.ts';
import type { Case } from '../suite/case.ts';
import type { Exchange } from '../wire/exchange.ts';

/** What keeps a run from what it wants to ask, and is no fault of the server's. */
const hindrances = {
  text: {
    rule: 'text-refused',
    message: 'a gateway in front of the server refuses this text',
    expected: 'an answer of the server',
    reason: 'a gateway in front refuses this text',
  },
  /** `/console/*` is for admins in the servers whose code is public (server facts 2.22). */
  token: {
    rule: 'admin-token',
    message: 'an ordinary token may not push here',
    expected: 'either',
    reason: 'this token may not push',
  },
} as const;

/** Why no push is sent any more. */
export const mayNotPush: string = hindrances.token.reason;

/** Writes down what is in the way as a note, and gives what ends the case. */
export function outOfReach(
  { findings }: Pick<Run, 'findings'>,
  { id }: Case,
  kind: keyof typeof hindrances,
  exchange: Exchange,
): NotExercised {
  const { reason, ...said } = hindrances[kind];
  const code = (exchange.json as { resultCode?: unknown } | undefined)?.resultCode;
  const got = code === undefined ? `status ${exchange.status}` : `result code ${code}`;
  const breach = { ...said, pointer: '', source: 'server', note: true, got } as const;
  findings.add(breach, exchange, id, { own: false });
  return new NotExercised(reason);
}
