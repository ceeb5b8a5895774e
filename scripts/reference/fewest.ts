import type { Language } from '../../src/base/language.ts';
import { listed } from './listed.ts';

/**
 * Names in the order of all there are, or those that are missing where they are fewer: `all but getConfig`.
 * @param shown how a name is written; default: as it is
 */
export function fewest<Name extends string>(
  chosen: ReadonlySet<Name>,
  all: readonly Name[],
  language: Language,
  shown: (name: Name) => string = name => name,
): string {
  const said = (names: readonly Name[]) => listed(names.map(shown), language);
  const others = all.filter(name => !chosen.has(name));
  if (others.length === 0) return language === 'zh' ? '全部' : 'all';
  if (others.length >= chosen.size) return said(all.filter(name => chosen.has(name)));
  return language === 'zh' ? `除 ${said(others)} 以外的全部` : `all but ${said(others)}`;
}
