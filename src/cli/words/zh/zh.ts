import { checkTexts } from './check.ts';
import { help } from './help.ts';
import { results } from './results.ts';

/** What the command line says, English to Chinese. */
export const chineseWords = { ...help, ...results, ...checkTexts } as const;

/** The type of the table, for compilers: nothing of it is loaded by who asks for the type alone. */
export type Chinese = typeof chineseWords;
