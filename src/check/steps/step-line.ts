import type { Language } from '../../base/language.ts';
import { sayIn } from '../report/formats/words.ts';
import type { Step } from './step.ts';
import { variableOf } from './template.ts';

/** Characters of a value that are told. */
const longest = 60;

/** One step on one line: who, what, with what; values that differ each time by the variables of the script. */
export function stepLine(step: Step, language: Language = 'en'): string {
  const [en, zh] = stepDeed(step);
  return language === 'zh' ? `${sayIn(step.by, language)}：${zh}` : `${step.by} ${en}`;
}

/** What a step does, without who does it: English and Chinese. */
export function stepDeed(step: Step): readonly [en: string, zh: string] {
  const { operation, method, path, parameters, body, files = [], takes = {} } = step;
  if (operation === 'login') return ['logs in again', '重新登录'];
  if (operation === 'plant') {
    const order = named(body?.text ?? '');
    return [`writes a text into the group: ${order}`, `在群里发送消息：${order}`];
  }
  const given = Object.entries(parameters)
    .filter(([name]) => name !== 'access_token' && name !== 'flag')
    .map(([name, value]) => `${name}=${value.length > longest ? `${value.slice(0, longest)}…` : value}`);
  const sent = [method, path, ...given, ...files.map(({ name }) => `file ${name}`)].join(' ');
  const ways = Object.entries(takes).map(
    ([name, way]) =>
      [`{{${name}}}`, way.map(part => (typeof part === 'object' ? '…' : part)).join('/')] as const,
  );
  const told = (is: string) => ways.map(([name, way]) => `; ${name} ${is} ${way}`).join('');
  return [named(`${sent} (${operation}${told('is')})`), named(`${sent} (${operation}${told('取自')})`)];
}

function named(template: string): string {
  return template.replace(/\{\{([\w.]+)\}\}/g, (whole, name: string) => {
    const variable = variableOf(name);
    return variable === undefined ? whole : `$${variable}`;
  });
}
