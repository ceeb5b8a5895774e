import type { ConsoleWords } from './en.ts';
import { chatZh } from './zh/chat.ts';
import { contractZh } from './zh/contract.ts';
import { faultsZh } from './zh/faults.ts';
import { frameZh } from './zh/frame.ts';
import { stateZh } from './zh/state.ts';
import { trafficZh } from './zh/traffic.ts';
import { usersZh } from './zh/users.ts';

/** The texts of the page in Chinese. */
export const zh: ConsoleWords = {
  ...frameZh,
  ...trafficZh,
  ...stateZh,
  ...usersZh,
  ...chatZh,
  ...faultsZh,
  ...contractZh,
};
