import { below, isNode, partAt, type SpecNode } from '../spec/compile/document.ts';
import type { ContractText } from './contract-text.ts';
import { evidenceOf } from './evidence.ts';
import type { Observations } from './observations.ts';
import { observedField } from './observed-schema.ts';
import type { Proposal } from './proposal.ts';
import type { PartSeen } from './seen.ts';
import { oneType } from './sightings.ts';

/** Keywords that say no more than what a value looks like; what else stands beside a type says what it means. */
const plain: ReadonlySet<string> = new Set([
  'type',
  'format',
  'description',
  'x-zh',
  'x-source',
  'example',
  'examples',
  'x-secret',
]);

/** New fields, each in the schema that most of the places share in which it was seen. */
export function proposeFields(seen: Observations, text: ContractText): Proposal[] {
  const names = new Set([...seen.parts.values()].flatMap(({ undeclared }) => [...undeclared.keys()]));
  return [...names].flatMap(name => {
    const holders = [...seen.parts].filter(([, { undeclared }]) => undeclared.has(name));
    return homesOf(name, holders).map(([pointer, part]): Proposal => {
      const field = part.undeclared.get(name);
      if (!field) throw new Error(`Failed to describe ${name}: it was never seen. Report this as a bug.`);
      const evidence = evidenceOf(field, part.count);
      return {
        kind: 'field',
        says: `${placeName(pointer)} has a field ${name}`,
        evidence,
        pointer,
        edits: [
          text.addToMap(
            below(pointer, 'properties'),
            name,
            observedField(name, field),
            `observed: ${evidence}`,
          ),
        ],
      };
    });
  });
}

/**
 * The schemas that are to declare a field: those that explain most objects first, until each object that has it is explained.
 * Of schemas in which it was seen as often, the one that has it most reliably counts.
 */
function homesOf(
  name: string,
  holders: readonly (readonly [string, PartSeen])[],
): (readonly [string, PartSeen])[] {
  const countIn = (part: PartSeen) => part.undeclared.get(name)?.count ?? 0;
  const ranked = holders.toSorted(
    ([, one], [, other]) => countIn(other) - countIn(one) || one.count - other.count,
  );
  const homes: (readonly [string, PartSeen])[] = [];
  for (const holder of ranked) {
    // Parts of one object are seen together: as often, at the same times, with the same values.
    const isExplained = homes.some(([, home]) => home.together.has(holder[1]));
    if (!isExplained) homes.push(holder);
  }
  return homes;
}

/** Keys that are required and can be absent. */
export function proposeOptional(seen: Observations, text: ContractText): Proposal[] {
  return [...seen.parts].flatMap(([pointer, { absent, count, last }]): Proposal[] => {
    if (absent.size === 0) return [];
    const names = [...absent.keys()];
    const evidence = names
      .map(name => `${name} absent in ${absent.get(name)} of ${count}`)
      .join(', ')
      .concat(last === undefined ? '' : `, last on ${new Date(last).toISOString().slice(0, 10)}`);
    return [
      {
        kind: 'optional',
        says: `${placeName(pointer)} can be without ${names.join(', ')}`,
        evidence,
        pointer: below(pointer, 'required'),
        edits: text.takeFromList(below(pointer, 'required'), new Set(names)),
      },
    ];
  });
}

/** Types that no value has, where all have one other. What reports alone show is left to a person. */
export function proposeTypes(root: SpecNode, seen: Observations, text: ContractText): Proposal[] {
  return [...seen.types.others].map(([pointer, { declared, seen: values, isReported }]): Proposal => {
    const type = oneType(values);
    const node = partAt(root, pointer);
    const meaning = isNode(node) ? Object.keys(node).filter(key => !plain.has(key)) : [];
    const fitting = seen.types.fitting(pointer);
    const conflict =
      fitting > 0
        ? `${fitting} values are ${String(declared)}, as declared; others are ${[...values.types.keys()].join(', ')}`
        : type === undefined
          ? `the values are ${[...values.types.keys()].join(' and ')}`
          : meaning.length > 0
            ? `${meaning.join(', ')} is written beside the type`
            : isReported
              ? 'a report shows the rows that break the rule, not how many keep it'
              : undefined;
    const evidence = evidenceOf(values);
    const says = `${placeName(pointer)} is ${type ?? 'of several types'}, not ${String(declared)}`;
    const base = { kind: 'type' as const, says, evidence, pointer };
    if (conflict !== undefined || type === undefined) return { ...base, edits: [], conflict: conflict ?? '' };
    const source = below(pointer, 'x-source');
    const marked = text.has(source)
      ? text.replace(source, 'observed')
      : text.addToMap(pointer, 'x-source', 'observed', `observed: ${evidence}`);
    // The format of another type would make no sense.
    const format = below(pointer, 'format');
    const withoutFormat = text.has(format) ? [text.takeFromMap(pointer, 'format')] : [];
    return { ...base, edits: [text.replace(below(pointer, 'type'), type), marked, ...withoutFormat] };
  });
}

/** A pointer as a person reads it. */
function placeName(pointer: string): string {
  return decodeURIComponent(pointer)
    .replace('#/components/schemas/', '')
    .replaceAll('~1', '/')
    .replace(/^#\//, '')
    .replaceAll('/properties/', '.');
}
