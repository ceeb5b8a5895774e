import type { JudgedAnswer } from './judge-rule.ts';
import type { look } from './look.ts';
import type { isBroken, sideIn } from './relation.ts';
import type { Proof } from './step.ts';

/**
 * Whether answers show what a case has claimed not to hold; undefined where its proof is none of a claim. It stands in
 * scripts as it is, so it may use nothing from outside of itself.
 * @param answers those of all steps, by number
 * @param fill puts values in the places of a template
 */
export function judgeClaim(
  answers: readonly (JudgedAnswer | undefined)[],
  step: number,
  { codes, relation, pair, sights }: Proof,
  looking: (answer: JudgedAnswer) => ReturnType<typeof look>,
  side: typeof sideIn,
  broken: typeof isBroken,
  fill: (template: string) => string,
): boolean | undefined {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  if (codes) {
    const code = (answers[step]?.json as { resultCode?: number } | null | undefined)?.resultCode;
    return !codes.includes(code as number);
  }
  if (relation) {
    const jsons = answers.map(answer => answer?.json);
    return broken(relation, it => side(it, jsons, fill));
  }
  if (pair) {
    // Whatever the order of keys.
    const inOrder = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map(inOrder);
      return Object.entries(value)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, part]) => [name, inOrder(part)]);
    };
    const [got, wanted] = [pair.got, pair.wanted].map(spot => {
      const seen = answers[spot.step];
      return seen && inOrder(looking(seen).at(seen.json, spot.at));
    });
    return !same(got, wanted);
  }
  return sights?.every(sight => {
    const seen = answers[sight.step];
    if (!seen) return false;
    const { at, plain, order, own, head } = looking(seen);
    const { places = [], lengths = [], order: texts } = sight;
    if (sight.head !== undefined)
      return head(seen.status, seen.headers, sight.head.endsWith('\n') ? '' : seen.digest) === sight.head;
    if (sight.own !== undefined) return (JSON.stringify(own(seen.json)) ?? '').startsWith(sight.own);
    return (
      places.every(place => same(plain(at(seen.json, place.at)), place.value)) &&
      lengths.every(
        list => (at(seen.json, list.at) as readonly unknown[] | undefined)?.length === list.length,
      ) &&
      (!texts || same(order(seen.json, texts.of), texts.is))
    );
  });
}
