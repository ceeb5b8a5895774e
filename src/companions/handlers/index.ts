import type { CompanionHandlers } from '../handler.ts';
import { goOffline, logIn, logInAgain, logInByToken, logOut } from './log-in.ts';
import { getLoginCode, getLoginPrivateKey, logInWithKey, uploadLoginKey } from './log-in-keys.ts';

/** The handlers of the calls, by operationId. */
export const companionHandlers: CompanionHandlers = {
  logIn,
  logInAgain,
  logInByToken,
  getLoginCode,
  getLoginPrivateKey,
  uploadLoginKey,
  logInWithKey,
  logOut,
  goOffline,
};
