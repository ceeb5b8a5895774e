import type { Controls } from '../control.ts';
import { about } from './about.ts';
import { chats } from './chats.ts';
import { clock } from './clock.ts';
import { faults } from './faults.ts';
import { holds } from './holds.ts';
import { live } from './live.ts';
import { messages } from './messages.ts';
import { requests } from './requests.ts';
import { rows } from './rows.ts';
import { scenarios } from './scenarios.ts';
import { sessions } from './sessions.ts';
import { snapshots } from './snapshots.ts';
import { state } from './state.ts';
import { tokenControls } from './tokens.ts';
import { users } from './users.ts';

/** What each operation of the control API does, one file for each resource. */
export const controls: Controls = {
  ...about,
  ...scenarios,
  ...state,
  ...rows,
  ...snapshots,
  ...tokenControls,
  ...users,
  ...messages,
  ...live,
  ...chats,
  ...faults,
  ...holds,
  ...requests,
  ...clock,
  ...sessions,
};
