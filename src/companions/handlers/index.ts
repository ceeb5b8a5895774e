import type { CompanionHandlers } from '../handler.ts';
import * as friends from './friends.ts';
import { listNewFriendsWeb } from './friends.ts';
import * as logIn from './log-in.ts';
import * as logInKeys from './log-in-keys.ts';
import * as messages from './messages.ts';
import * as rooms from './rooms.ts';
import * as state from './state.ts';

/** The handlers of the calls, by operationId. */
export const companionHandlers: CompanionHandlers = {
  ...logIn,
  ...logInKeys,
  ...rooms,
  ...friends,
  // One list under the two names that apps have for it.
  listNewFriends: listNewFriendsWeb,
  ...messages,
  ...state,
};
