import type { LoneChange } from './change.ts';
import { compareValues } from './compare-values.ts';
import type { ValueFacts } from './facts.ts';

type Fields = ReadonlyMap<string, ValueFacts>;

/** All changes of what an answer holds. @param name what the fields are of, e.g. `response` or `failure TokenFailure` */
export function compareAnswers(name: string, before: Fields, after: Fields): LoneChange[] {
  const placeOf = (path: string) => (path === '' ? name : `${name} ${path}`);
  const gone = outermost([...before.keys()].filter(path => !after.has(path)));
  const fresh = outermost([...after.keys()].filter(path => !before.has(path)));
  return [
    ...gone.map(path => removed(placeOf(path), path)),
    ...fresh.map(path => added(placeOf(path), path)),
    ...[...before].flatMap(([path, old]) => {
      const now = after.get(path);
      if (now === undefined) return [];
      const values = compareValues('response', placeOf(path), old, now);
      return old.required === now.required ? values : [presence(placeOf(path), now.required), ...values];
    }),
  ];
}

/** Of a field that comes or goes, what is inside comes and goes with it. */
function outermost(paths: readonly string[]): string[] {
  return paths.filter(path => !paths.some(other => other !== path && isInside(path, other)));
}

function isInside(path: string, of: string): boolean {
  return path.startsWith(`${of}.`) || path.startsWith(`${of}|`) || of === '';
}

function isShape(path: string): boolean {
  return (path.split('.').at(-1) ?? '').includes('|');
}

function removed(place: string, path: string): LoneChange {
  if (isShape(path)) {
    const reason = 'what still comes was allowed before';
    return {
      verdict: 'compatible',
      rule: 'shape-removed',
      place,
      says: 'this shape no longer comes',
      reason,
    };
  }
  const reason = 'clients that read the field find nothing';
  return { verdict: 'breaking', rule: 'field-removed', place, says: 'the field is gone', reason };
}

function added(place: string, path: string): LoneChange {
  if (isShape(path)) {
    const reason = 'a shape comes that clients do not know';
    return { verdict: 'breaking', rule: 'shape-added', place, says: 'another shape may come', reason };
  }
  const reason = 'objects are open: clients ignore unknown fields';
  return { verdict: 'compatible', rule: 'field-added', place, says: 'the field is new', reason };
}

function presence(place: string, isRequired: boolean): LoneChange {
  return isRequired
    ? {
        verdict: 'compatible',
        rule: 'field-required',
        place,
        says: 'the field is always there now',
        reason: 'the answer promises more than before',
      }
    : {
        verdict: 'breaking',
        rule: 'field-optional',
        place,
        says: 'the field can be absent now',
        reason: 'clients that read it without a check fail',
      };
}
