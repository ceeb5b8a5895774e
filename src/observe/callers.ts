import { isObject } from '../base/json.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import { isMasked } from './masked.ts';

/** The most logins that are remembered. */
const mostLogins = 10_000;

/** Who asks, told by the tokens of requests: `/user/get` without a user answers the profile of the token's own. */
export class Callers {
  readonly #byToken = new Map<string, number>();

  /** How many logins are known. */
  get size(): number {
    return this.#byToken.size;
  }

  /** The user whose token an exchange carries; undefined for one whose own profile nobody has asked for, and for a masked one. */
  of({ operation, request, json }: Exchange): number | undefined {
    const { access_token: token, userId = '' } = request.parameters;
    if (typeof token !== 'string' || token === '' || isMasked(token)) return undefined;
    const known = this.#byToken.get(token);
    if (known !== undefined || operation.id !== 'getUser' || userId !== '') return known;
    const data = isObject(json) && resultCodeOf({ json }) === 1 ? json.data : undefined;
    const own = isObject(data) ? data.userId : undefined;
    if (typeof own !== 'number' || this.#byToken.size >= mostLogins) return undefined;
    this.#byToken.set(token, own);
    return own;
  }
}
