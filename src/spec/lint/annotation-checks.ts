import { didYouMean } from '../../base/nearest.ts';
import { below, isNode, keysOf, type SpecNode } from '../compile/document.ts';
import { isSource, sources } from '../sources.ts';
import {
  type AnnotationName,
  type AnnotationPlace,
  annotationRules,
  referenceTargets,
} from './annotations.ts';
import type { LintProblem } from './problem.ts';

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isTextList = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isChinese = (value: unknown) => /\p{Script=Han}/u.test(String(value));
const isReason = (value: unknown) =>
  isNode(value) && isText(value.en) && isText(value.zh) && isChinese(value.zh);
const sourceMissing = `must have a source: ${sources.join(', ')}`;

/** Says what is wrong with an annotation that stands at a node. */
type Check = (annotation: unknown, node: SpecNode) => string | undefined;

function unless(holds: boolean, message: string): string | undefined {
  return holds ? undefined : message;
}

function typed(node: SpecNode, types: readonly string[]): boolean {
  return node.type === undefined || types.includes(String(node.type));
}

/** The check of an annotation that is an object with a source. */
function sourced(rest: (annotation: SpecNode, node: SpecNode) => string | undefined): Check {
  return (annotation, node) => {
    if (!isNode(annotation)) return 'must be an object';
    return isSource(annotation.source) ? rest(annotation, node) : sourceMissing;
  };
}

const byFields = sourced(
  ({ by }, node) =>
    unless(isTextList(by), 'by must be a list of fields') ??
    unless(typed(node, ['array']), 'belongs on an array'),
);

/** Whether `mixed`, where there is one, has lists of values and names only fields of `by`. */
function hasOwnMixed(annotation: unknown): boolean {
  if (!isNode(annotation) || annotation.mixed === undefined) return true;
  const { by, mixed } = annotation;
  if (!isNode(mixed)) return false;
  const fields = new Set<unknown>(Array.isArray(by) ? by : []);
  return Object.entries(mixed).every(([field, values]) => Array.isArray(values) && fields.has(field));
}

const checks: Readonly<Record<AnnotationName, Check>> = {
  'x-effect': sourced(({ effect }) =>
    unless(
      ['read', 'write', 'irreversible'].includes(String(effect)),
      'effect must be read, write or irreversible',
    ),
  ),
  'x-result-codes': cases => unless(isNode(cases), 'must be an object of cases'),
  'x-when-missing': sourced(({ default: value, resultCode, ignored, by, empty }) => {
    const given = [value, resultCode, ignored].filter(it => it !== undefined).length;
    if (given !== 1) return 'must have exactly one of default, resultCode, ignored';
    if (resultCode !== undefined && !Number.isInteger(resultCode)) return 'resultCode must be an integer';
    if (ignored !== undefined && ignored !== true) return 'ignored must be true';
    if (by !== undefined && (by !== 'operation' || resultCode === undefined)) {
      return 'by must be operation, beside a resultCode';
    }
    if (empty !== undefined && (empty !== 'taken' || resultCode === undefined)) {
      return 'empty must be taken, beside a resultCode';
    }
    return undefined;
  }),
  'x-source': value => unless(isSource(value), `must be one of ${sources.join(', ')}`),
  'x-secret': value => unless(typeof value === 'boolean', 'must be true or false'),
  'x-unit': sourced(
    ({ unit }, node) =>
      unless(unit === 's' || unit === 'ms', 'unit must be s or ms') ??
      unless(typed(node, ['integer', 'number']), 'belongs on a number'),
  ),
  'x-content-when': sourced(
    ({ field, is }, node) =>
      unless(isText(field), 'field must name a field of the same object') ??
      unless(is !== undefined, 'is must be the value it has') ??
      unless(isNode(node.contentSchema), 'belongs beside contentSchema'),
  ),
  'x-sorted-by': (annotation, node) =>
    byFields(annotation, node) ??
    unless(hasOwnMixed(annotation), 'mixed must have a list of values for fields of by'),
  'x-unique-by': byFields,
  'x-page': sourced(
    ({ rows, perPage }, node) =>
      unless(isText(rows), 'rows must name the array of rows') ??
      unless(
        isText(perPage) || (Number.isInteger(perPage) && Number(perPage) > 0),
        'perPage must be a number or a name',
      ) ??
      unless(typed(node, ['object']), 'belongs on an object'),
  ),
  'x-echo': sourced(
    ({ parameter, or }) =>
      unless(isText(parameter), 'parameter must name a request parameter') ??
      unless(or === undefined || isText(or) || Number.isInteger(or), 'or must be a text or an integer'),
  ),
  'x-agrees-with': sourced(({ field }) => unless(isText(field), 'field must name a field of the row')),
  'x-volatile': sourced(() => undefined),
  'x-ref': sourced(({ to }) => {
    const targets: readonly unknown[] = referenceTargets;
    if (targets.includes(to)) return undefined;
    return `to must be a known target: ${String(to)} is none.${didYouMean(String(to), referenceTargets)}`;
  }),
  'x-zh': (value, node) =>
    unless(isText(value) && isChinese(value), 'must be a text in Chinese') ??
    unless(isText(node.description), 'belongs beside a description'),
  'x-reasons': reasons => unless(isNode(reasons), 'must be an object of reasons'),
  'x-form-post': value => unless(value === true, 'must be true'),
};

/** An `x-` key of the document, its value, and the node it stands on. */
interface FoundAnnotation {
  readonly key: string;
  readonly value: unknown;
  readonly pointer: string;
  readonly node: SpecNode;
}

/** Checks every `x-` key: that it is known, stands where it belongs, and is well-formed with its source. */
export function checkAnnotations(root: SpecNode): LintProblem[] {
  return [...allAnnotations(root)].flatMap(found => {
    const { key, value, pointer } = found;
    const message = checkAnnotation(found);
    if (message !== undefined) return [{ pointer, message: `${key}: ${message}` }];
    if (key === 'x-reasons') return [...problemsInReasons(value, pointer)];
    return key === 'x-result-codes' ? [...problemsInCases(value, pointer)] : [];
  });
}

/** The annotations of a part of the document; those inside another annotation are left out. */
export function* allAnnotations(part: unknown, pointer = '#'): Generator<FoundAnnotation> {
  if (Array.isArray(part)) {
    for (const [index, item] of part.entries()) yield* allAnnotations(item, below(pointer, index));
    return;
  }
  if (!isNode(part)) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'example' || key === 'examples') continue;
    const at = below(pointer, key);
    if (key.startsWith('x-')) yield { key, value, pointer: at, node: part };
    else yield* allAnnotations(value, at);
  }
}

function checkAnnotation({ key, value, pointer, node }: FoundAnnotation): string | undefined {
  if (!isKnown(key))
    return `is no annotation of this contract.${didYouMean(key, Object.keys(annotationRules))}`;
  const places: readonly AnnotationPlace[] = annotationRules[key].places;
  if (!placesOf(keysOf(pointer).slice(0, -1)).some(place => places.includes(place)))
    return `belongs on a ${places.join(' or a ')}`;
  return checks[key](value, node);
}

function isKnown(key: string): key is AnnotationName {
  return Object.hasOwn(annotationRules, key);
}

/** What the node at the end of these keys is. The field of a form is a parameter and a schema. */
function placesOf(keys: readonly string[]): AnnotationPlace[] {
  const [first, second] = keys;
  if (keys.length === 0) return ['document'];
  if (first === 'tags' && keys.length === 2) return ['tag'];
  if (first === 'paths' && keys.length === 3) return ['operation'];
  if (first === 'components' && second === 'schemas') return ['schema'];
  const holder = keys.at(-2);
  if (holder === 'parameters') return ['parameter'];
  if (!keys.includes('schema')) return [];
  return keys.includes('requestBody') && holder === 'properties' ? ['parameter', 'schema'] : ['schema'];
}

const orMalformed = 'or must be a list of other integer codes';

function areOthers(codes: unknown, code: unknown): boolean {
  return Array.isArray(codes) && codes.length > 0 && codes.every(it => Number.isInteger(it) && it !== code);
}

function* problemsInReasons(reasons: unknown, pointer: string): Generator<LintProblem> {
  for (const [name, reason] of Object.entries(isNode(reasons) ? reasons : {})) {
    if (isReason(reason)) continue;
    const message = `x-reasons: ${name} must have a text en, and a text zh in Chinese`;
    yield { pointer: below(pointer, name), message };
  }
}

function* problemsInCases(cases: unknown, pointer: string): Generator<LintProblem> {
  for (const [name, entry] of Object.entries(isNode(cases) ? cases : {})) {
    const message =
      unless(/^[a-z]+(-[a-z]+)*$/.test(name), 'must be in kebab-case') ??
      unless(isNode(entry) && Number.isInteger(entry.code), 'must have an integer code') ??
      unless(isNode(entry) && isSource(entry.source), sourceMissing) ??
      unless(isNode(entry) && (entry.or === undefined || areOthers(entry.or, entry.code)), orMalformed);
    if (message) yield { pointer: below(pointer, name), message: `x-result-codes: ${name} ${message}` };
  }
}
