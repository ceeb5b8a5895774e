import type { JsonOperationId } from '../../spec/contract.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { mostEndings } from '../accounts/logins.ts';
import type { Run } from '../run/run.ts';
import type { Person, Role } from '../suite/people.ts';
import { lookFor } from '../trial/lost-write.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';

/** What a cleanup needs of a run; a sweep has no more than this. */
export type CleanupRun = Pick<
  Run,
  'client' | 'contract' | 'logins' | 'people' | 'control' | 'settleMs' | 'lag' | 'latest'
>;

/** A row of a list, whose fields nobody has looked at yet. */
export type CleanupRow = Readonly<Record<string, unknown>>;

/** The calls of a cleanup: nothing judges their answers, and a login that has ended is opened again where that is possible. */
export class CleanupCalls {
  readonly #run: CleanupRun;
  /** Lists that could not be read, so that nobody knows what is in them. */
  readonly unread = new Set<string>();
  #hasEnded = false;

  constructor(run: CleanupRun) {
    this.#run = run;
  }

  /** Whether a token was no longer accepted. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Accounts that can still do something. */
  get living(): readonly Person[] {
    const { people, logins } = this.#run;
    return [...people.values()].filter(({ role }) => !logins.ended.has(role));
  }

  /** Calls an operation; again where the login has ended, as another check of the same account may have done. */
  async send(
    role: Role,
    id: JsonOperationId,
    given: Readonly<Record<string, string | number>>,
  ): Promise<Exchange> {
    const { logins, control, people } = this.#run;
    for (let again = 0; ; again++) {
      const answer = await this.#once(role, id, given);
      if (resultCodeOf(answer) !== resultCodes.tokenInvalid.code) return answer;
      this.#hasEnded = true;
      if (logins.ended.has(role) || again === mostEndings) return answer;
      if (!(await logins.renew(role, people.get(role)?.userId, control).catch(() => false))) return answer;
    }
  }

  #once(
    role: Role,
    id: JsonOperationId,
    given: Readonly<Record<string, string | number>>,
  ): Promise<Exchange> {
    const { client, contract, logins } = this.#run;
    const parameters = { access_token: logins.get(role) ?? '', flag: 'rw', ...given };
    const request = { operation: contract.operation(id), role, parameters };
    return client.send(request, { wasItDone: lookFor(this.#run, role, request) });
  }

  /** What an answer lists. An answer that lists nothing because it is a failure is written down. */
  rows({ json, failure, sign }: Exchange, what: string): CleanupRow[] {
    const { data, resultCode } = (json ?? {}) as { data?: unknown; resultCode?: unknown };
    // Whoever is not in a group may be shown nothing of it: that somebody else is shown is asked of them.
    if (resultCode === resultCodes.noPermission.code) return [];
    if (resultCode !== 1 || !Array.isArray(data)) {
      const why = sign?.what ?? failure?.message ?? `result code ${String(resultCode)}`;
      this.unread.add(`perhaps ${what}, which could not be listed (${why})`);
      return [];
    }
    return data.filter(row => typeof row === 'object' && row !== null);
  }
}
