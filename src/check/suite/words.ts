/** What the suite says in Chinese; its English is in the cases and findings themselves. */
export interface SuiteWords {
  /** Rules of cases, by name. */
  readonly rules: Readonly<Record<string, string>>;
  /** Rules that are made for a field, a parameter or a code, by how their names begin. */
  readonly families: readonly (readonly [start: string, zh: string])[];
  /** Titles of cases, by id. */
  readonly titles: Readonly<Record<string, string>>;
  /** Titles of cases that are made alike: which ids, and the title of what the groups of the pattern caught. */
  readonly titleFamilies: readonly (readonly [id: RegExp, zh: (...caught: string[]) => string])[];
}

/** A rule of a case in Chinese; undefined for one that the suite does not know. */
export function ruleIn({ rules, families }: SuiteWords, rule: string): string | undefined {
  if (Object.hasOwn(rules, rule)) return rules[rule];
  return families.find(([start]) => rule.startsWith(start))?.[1];
}

/** The title of a case in Chinese; undefined for one that has none. */
export function titleIn({ titles, titleFamilies }: SuiteWords, id: string): string | undefined {
  if (Object.hasOwn(titles, id)) return titles[id];
  for (const [pattern, zh] of titleFamilies) {
    const [match, ...caught] = pattern.exec(id) ?? [];
    if (match !== undefined) return zh(...caught);
  }
  return undefined;
}
