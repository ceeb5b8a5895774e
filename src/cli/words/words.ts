import type { HelpConfiguration } from 'commander';
import type { Language } from '../../base/language.ts';
import { fill, type NamesIn, type Values } from '../../base/template.ts';
import type { Chinese } from './zh/zh.ts';

/** A text of the command line, in English: what has no Chinese beside it does not compile. */
export type Said = keyof Chinese;

/** The values that a text has places for; none where it has none. */
type ValuesOf<Text extends string> = [NamesIn<Text>] extends [never]
  ? []
  : [values: { readonly [Name in NamesIn<Text>]: string | number }];

/** What the command line says, in the language of whoever reads it. */
export interface Words {
  readonly language: Language;
  /** How Commander writes its help. */
  readonly help: HelpConfiguration;
  /** Says a text of the command line, with values in its places. */
  say<Text extends Said>(text: Text, ...values: ValuesOf<Text>): string;
  /** Says what another room or Commander has put into English words; as it is where nobody has put it otherwise. */
  of(text: string): string;
}

/** English, in which the code is written. */
export const english: Words = {
  language: 'en',
  help: { showGlobalOptions: true },
  say: (text: Said, values: Values = {}) => fill(text, values),
  of: text => text,
};
