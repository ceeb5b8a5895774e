import type { Option } from 'commander';
import { fromEnglish } from '../../base/from-english.ts';
import { fill, type Values } from '../../base/template.ts';
import { displayWidth, wrap } from '../terminal/wrap.ts';
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
