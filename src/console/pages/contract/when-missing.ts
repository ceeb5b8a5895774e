import type { Translate } from '../../words/words.ts';
import type { ReadWhenMissing } from './contract-reader.ts';

/** Says what happens without a parameter; empty where the contract does not. */
export function whenMissingText(rule: ReadWhenMissing | undefined, t: Translate): string {
  if (rule === undefined) return '';
  if (rule === 'ignored') return t('ignored');
  if ('default' in rule) return rule.default;
  return t(rule.emptyIsTaken ? 'codeUnlessEmpty' : 'codeComes', { code: rule.code });
}
