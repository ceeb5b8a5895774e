import { loginOf } from '../../domain/tokens.ts';
import type { Operation } from '../../spec/contract.ts';
import type { View } from '../../store/tables/state.ts';
import { TokenRefusal } from './envelope.ts';
import type { RawParameters } from './parameters.ts';

/** The warning for a login that has ended; it says how to open the login again. */
const endedLogin =
  'this login ended (logging out or dissolving a group does that, document 2.3); POST /__admin/tokens {"userId": N} restores it';

/**
 * Returns the user id of the caller; 0 for an operation that needs no token. Only the parameter counts, never a header
 * (server facts 1.1).
 * @param now seconds
 * @throws TokenRefusal 1030101 without a token, 1030102 for one that is unknown or expired
 */
export function authenticate(
  operation: Operation<string>,
  raw: RawParameters,
  view: View,
  now: number,
  warn: (text: string) => void,
): number {
  if (!operation.needsToken) return 0;
  const token = raw.access_token;
  if (token === undefined || token === '') throw new TokenRefusal('tokenMissing');
  const login = loginOf(view, token, now);
  if (login.userId !== undefined) return login.userId;
  if (login.ended) warn(endedLogin);
  throw new TokenRefusal('tokenInvalid');
}
