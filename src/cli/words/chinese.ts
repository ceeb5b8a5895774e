import type { Option } from 'commander';
import { displayWidth, wrap } from '../terminal/wrap.ts';
import { fill, fixedLength, reader, type Values } from './template.ts';
import type { Said, Words } from './words.ts';
import { breakingTexts } from './zh/breaking.ts';
import { errors } from './zh/errors.ts';
import { chineseWords } from './zh/zh.ts';

/** Makes the words in Chinese. */
export function chinese(): Words {
  const of = fromEnglish({ ...chineseWords, ...errors, ...breakingTexts });
  return {
    language: 'zh',
    say: (text: Said, values: Values = {}) => fill(chineseWords[text], values),
    of,
    help: {
      showGlobalOptions: true,
      styleTitle: of,
      styleUsage: placesOf,
      styleSubcommandTerm: placesOf,
      commandDescription: command => of(command.description()),
      subcommandDescription: command => of(command.summary() || command.description()),
      argumentDescription: argument => of(argument.description),
      optionDescription: option => [of(option.description), detailsOf(option, of)].filter(Boolean).join(''),
      displayWidth,
      boxWrap: wrap,
    },
  };
}

/** What stands for flags and for a command in a usage. */
function placesOf(usage: string): string {
  return usage.replace('[options]', '[参数]').replace('[command]', '[命令]');
}

/** What goes with a flag, as Commander says it in English: choices, default, variable of the environment. */
function detailsOf(option: Option, of: (text: string) => string): string {
  const { argChoices, defaultValue, defaultValueDescription, envVar } = option;
  const takesValue = option.required || option.optional;
  const details = [
    ...(argChoices ? [`可选值：${argChoices.join('、')}`] : []),
    ...(takesValue && defaultValue !== undefined
      ? [`默认：${of(defaultValueDescription ?? String(defaultValue))}`]
      : []),
    ...(envVar === undefined ? [] : [`环境变量：${envVar}`]),
  ];
  return details.length > 0 ? `（${details.join('；')}）` : '';
}

/** Places of a template that hold words; any other holds a name, which stays as it is: a collection is called `users`. */
const wordy: ReadonlySet<string> = new Set([
  'why',
  'what',
  'near',
  'free',
  'wanted',
  'accepting',
  'service',
  'before',
]);

/**
 * Returns a function that finds the template an English text was made of and puts it into other words, and the words
 * in its places as well. Templates with more fixed text go first.
 */
function fromEnglish(table: Readonly<Record<string, string>>): (text: string) => string {
  const templates = Object.entries(table)
    .toSorted(([one], [other]) => fixedLength(other) - fixedLength(one))
    .map(([english, other]) => ({ read: reader(english), other }));
  return function put(text): string {
    for (const { read, other } of templates) {
      const values = read(text);
      if (!values) continue;
      const words = Object.entries(values).map(([name, value]) => [
        name,
        wordy.has(name) ? put(value) : value,
      ]);
      return fill(other, Object.fromEntries(words));
    }
    return text;
  };
}
