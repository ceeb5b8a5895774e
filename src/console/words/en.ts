import { chatEn } from './en/chat.ts';
import { contractEn } from './en/contract.ts';
import { faultsEn } from './en/faults.ts';
import { frameEn } from './en/frame.ts';
import { stateEn } from './en/state.ts';
import { trafficEn } from './en/traffic.ts';
import { usersEn } from './en/users.ts';

/** The texts of the page in English, a file for each page; the list of all texts. */
export const en = {
  ...frameEn,
  ...trafficEn,
  ...stateEn,
  ...usersEn,
  ...chatEn,
  ...faultsEn,
  ...contractEn,
} as const;

/** The name of a text; English is the list that Chinese has to have as well. */
export type ConsoleWord = keyof typeof en;
/** The texts of a language. */
export type ConsoleWords = Readonly<Record<ConsoleWord, string>>;
