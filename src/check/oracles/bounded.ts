import type { Breach } from './breach.ts';

/** Breaches of one rule in one answer that are told one by one. */
const mostOfARule = 100;

/** At most 100 breaches of each rule; the last of them says how many more there are. */
export function bounded(breaches: readonly Breach[]): readonly Breach[] {
  const counts = new Map<string, number>();
  for (const { rule } of breaches) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if ([...counts.values()].every(count => count <= mostOfARule)) return breaches;
  const seen = new Map<string, number>();
  return breaches.flatMap(breach => {
    const count = (seen.get(breach.rule) ?? 0) + 1;
    seen.set(breach.rule, count);
    const more = (counts.get(breach.rule) ?? 0) - mostOfARule;
    if (count < mostOfARule || (count === mostOfARule && more === 0)) return [breach];
    if (count > mostOfARule) return [];
    return [{ ...breach, message: `${breach.message}, and in ${more} more places of this answer` }];
  });
}
