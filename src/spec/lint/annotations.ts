import { didYouMean } from '../../base/nearest.ts';
import { below, isNode, type Node } from '../compile/document.ts';
import type { Problem } from './problem.ts';

/** What values may refer to, as `<collection>.<field>`. */
const referenceTargets = [
  'user.userId',
  'user.account',
  'room.id',
  'room.jid',
  'notice.id',
  'message._id',
  'message.messageId',
  'file.oUrl',
  'file.tUrl',
];

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isTextList = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isSource = (value: unknown) => value === 'document' || value === 'server' || value === 'judgement';

type Check = (annotation: Node, node: Node) => string | undefined;

function unless(holds: boolean, message: string): string | undefined {
  return holds ? undefined : message;
}

function typed(node: Node, types: readonly string[]): boolean {
  return node.type === undefined || types.includes(String(node.type));
}

// Annotations that are objects with a source; each check says what is wrong with the rest.
const checks: Readonly<Record<string, Check>> = {
  'x-effect': ({ effect }) =>
    unless(
      ['read', 'write', 'irreversible'].includes(String(effect)),
      'effect must be read, write or irreversible',
    ),
  'x-when-missing': ({ default: value, resultCode, ignored, by }) => {
    const given = [value !== undefined, resultCode !== undefined, ignored !== undefined].filter(
      Boolean,
    ).length;
    if (given !== 1) return 'must have exactly one of default, resultCode, ignored';
    if (resultCode !== undefined && !Number.isInteger(resultCode)) return 'resultCode must be an integer';
    if (ignored !== undefined && ignored !== true) return 'ignored must be true';
    if (by !== undefined && (by !== 'operation' || resultCode === undefined)) {
      return 'by must be operation, beside a resultCode';
    }
    return undefined;
  },
  'x-unit': ({ unit }, node) =>
    unless(unit === 's' || unit === 'ms', 'unit must be s or ms') ??
    unless(typed(node, ['integer', 'number']), 'belongs on a number'),
  'x-ref': ({ to }) => {
    if (referenceTargets.includes(String(to))) return undefined;
    return `to must be a known target: ${String(to)} is none.${didYouMean(String(to), referenceTargets)}`;
  },
  'x-echo': ({ parameter }) => unless(isText(parameter), 'parameter must name a request parameter'),
  'x-agrees-with': ({ field }) => unless(isText(field), 'field must name a field of the row'),
  'x-content-when': ({ field, is }, node) =>
    unless(isText(field), 'field must name a field of the same object') ??
    unless(is !== undefined, 'is must be the value that it has') ??
    unless(isNode(node.contentSchema), 'belongs beside contentSchema'),
  'x-sorted-by': ({ by }, node) =>
    unless(isTextList(by), 'by must be a list of fields') ??
    unless(typed(node, ['array']), 'belongs on an array'),
  'x-unique-by': ({ by }, node) =>
    unless(isTextList(by), 'by must be a list of fields') ??
    unless(typed(node, ['array']), 'belongs on an array'),
  'x-page': ({ rows, perPage }, node) =>
    unless(isText(rows), 'rows must name the array of rows') ??
    unless(
      isText(perPage) || (Number.isInteger(perPage) && Number(perPage) > 0),
      'perPage must be a number or a name',
    ) ??
    unless(typed(node, ['object']), 'belongs on an object'),
};

const scalars: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  'x-source': value => unless(isSource(value), 'must be document, server or judgement'),
  'x-form-post': value => unless(value === true, 'must be true'),
  'x-example': value => unless(typeof value === 'string', 'must be a parameter string'),
};

const known = [...Object.keys(checks), ...Object.keys(scalars), 'x-result-codes'];

/** Every `x-` key anywhere: known, and well-formed with its source. */
export function checkAnnotations(root: Node): Problem[] {
  const problems: Problem[] = [];
  visit(root, '#', problems);
  return problems;
}

function visit(value: unknown, pointer: string, problems: Problem[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, below(pointer, index), problems);
    return;
  }
  if (!isNode(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'example' || key === 'examples') continue;
    const at = below(pointer, key);
    if (!key.startsWith('x-')) visit(part, at, problems);
    else if (key === 'x-result-codes') problems.push(...checkResultCodes(part, at));
    else {
      const message = checkAnnotation(key, part, value);
      if (message !== undefined) problems.push({ pointer: at, message: `${key}: ${message}` });
    }
  }
}

function checkAnnotation(key: string, annotation: unknown, node: Node): string | undefined {
  if (!known.includes(key)) return `is no annotation of this contract.${didYouMean(key, known)}`;
  const scalar = scalars[key];
  if (scalar) return scalar(annotation);
  if (!isNode(annotation)) return 'must be an object';
  if (!isSource(annotation.source)) return 'must have a source: document, server or judgement';
  return checks[key]?.(annotation, node);
}

function checkResultCodes(cases: unknown, pointer: string): Problem[] {
  if (!isNode(cases)) return [{ pointer, message: 'x-result-codes: must be an object of cases' }];
  return Object.entries(cases).flatMap(([name, entry]) => {
    const message =
      unless(/^[a-z]+(-[a-z]+)*$/.test(name), 'must be in kebab-case') ??
      unless(isNode(entry) && Number.isInteger(entry.code), 'must have an integer code') ??
      unless(isNode(entry) && isSource(entry.source), 'must have a source: document, server or judgement');
    return message ? [{ pointer: below(pointer, name), message: `x-result-codes: ${name} ${message}` }] : [];
  });
}
