import { NotExercised } from '../problem.ts';
import type { Run } from '../run/run.ts';
import { nearToken, type TokenSpelling } from '../suite/near-token.ts';
import type { Role } from '../suite/people.ts';
import type { Given, Way } from '../suite/trial.ts';
import { encodeParameters } from '../wire/client.ts';

/** Characters of a query that every server takes. */
const longestQuery = 6000;

/** Both ways to send a request, in an order that follows from the seed; the query alone where forms are not read. */
export function waysOf({ forms, random }: Pick<Run, 'forms' | 'random'>): readonly [Way, ...Way[]] {
  if (!forms) return ['GET'];
  return random.fork('ways').below(2) === 0 ? ['GET', 'POST'] : ['POST', 'GET'];
}

/** @throws NotExercised for what is too long for a query where forms are not read */
export function refuseUnsendable({ forms }: Pick<Run, 'forms'>, given: Given): void {
  if (forms) return;
  const sent = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  if (encodeParameters(Object.fromEntries(sent)).length > longestQuery)
    throw new NotExercised('it is too long for a query, and the target reads no forms');
}

/** Nobody's token that is nearly that of somebody, of which the guard knows; undefined where it may be somebody's. */
export function nearTokenOf(
  { logins, guard, people }: Pick<Run, 'logins' | 'guard' | 'people'>,
  role: Role,
  spelling: TokenSpelling,
): string | undefined {
  const [token, person] = [logins.get(role), people.get(role)];
  const near = token === undefined || !person ? undefined : nearToken(token, spelling, person.userId);
  if (near === undefined || logins.all.some(([, known]) => known === near)) return undefined;
  guard.deadTokens.add(near);
  return near;
}
