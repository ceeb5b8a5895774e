import { isObject } from '../../base/json.ts';
import type { Contract } from '../../spec/contract.ts';
import type { Field, FieldType } from '../../spec/field.ts';
import type { JsonOperationId } from '../../spec/operation.ts';
import { changeAt, gone, isSuccess, type Which } from '../change-at.ts';
import { type FaultText, fault, madeFor } from '../family.ts';
import type { Fault } from '../fault.ts';
import type { SamplesOf } from '../samples.ts';

/** What can be done to a field whatever it means. */
interface Operator extends FaultText {
  /** Which elements of a list it is done to. */
  readonly which: Which;
  readonly on: (field: Field) => boolean;
  readonly change: (value: unknown) => unknown;
}

const scalar = ({ type }: Field) => type !== 'object' && type !== 'array';
const required = (field: Field) => field.required;
const ofType =
  (...types: FieldType[]) =>
  (field: Field) =>
    types.includes(field.type);

const operators: readonly Operator[] = [
  {
    name: 'missing',
    en: 'is missing',
    zh: '缺失',
    defect: 'D23',
    which: 'first',
    on: required,
    change: () => gone,
  },
  {
    name: 'missing-later',
    en: 'is missing in a later element',
    zh: '在后面的元素中缺失',
    defect: 'D33',
    which: 'later',
    on: field => required(field) && field.path.includes('*'),
    change: () => gone,
  },
  {
    name: 'null',
    en: 'is null',
    zh: '为 null',
    defect: 'D24',
    which: 'first',
    on: required,
    change: () => null,
  },
  {
    name: 'number-as-text',
    en: 'is a string instead of a number',
    zh: '数字变成字符串',
    defect: 'D22',
    which: 'first',
    on: ofType('integer', 'number'),
    change: value => String(value),
  },
  {
    name: 'fraction',
    en: 'has a fractional part',
    zh: '整数带小数',
    defect: 'D34',
    which: 'first',
    on: ofType('integer'),
    change: value => Number(value) + 0.5,
  },
  {
    name: 'text-as-number',
    en: 'is a number instead of a string',
    zh: '字符串变成数字',
    defect: 'D21',
    which: 'later',
    on: field => ofType('string', 'json')(field) && field.path.includes('*'),
    change: () => 7,
  },
  {
    name: 'text-as-list',
    en: 'is a list instead of a string',
    zh: '字符串变成数组',
    defect: 'D21',
    which: 'first',
    on: ofType('string'),
    change: value => [value],
  },
  {
    name: 'boolean-as-number',
    en: 'is 0 or 1 instead of false or true',
    zh: '布尔变成 0/1',
    defect: 'D21',
    which: 'first',
    on: ofType('boolean'),
    change: value => (value === true ? 1 : 0),
  },
  {
    name: 'list-as-object',
    en: 'is an object instead of a list',
    zh: '数组变成对象',
    defect: 'D31',
    which: 'first',
    on: ofType('array'),
    change: () => ({}),
  },
  {
    name: 'object-as-list',
    en: 'is a list instead of an object',
    zh: '对象变成数组',
    defect: 'D31',
    which: 'first',
    on: ofType('object'),
    change: value => [value],
  },
  {
    name: 'null-for-empty-list',
    en: 'is null when the list is empty',
    zh: '空列表返回 null',
    defect: 'D32',
    which: 'first',
    // Lists that can be empty: those a request asks for.
    on: field =>
      field.type === 'array' && field.required && field.path[0] === 'data' && !field.path.includes('*'),
    change: value => (Array.isArray(value) && value.length === 0 ? null : value),
  },
  {
    name: 'broken-json',
    en: 'holds truncated JSON',
    zh: '内嵌 JSON 被截断',
    defect: 'D12',
    which: 'first',
    on: ofType('json'),
    change: value => String(value).slice(0, -1),
  },
  {
    name: 'json-encoded-twice',
    en: 'holds JSON that is encoded twice',
    zh: '内嵌 JSON 被编码两次',
    defect: 'D13',
    which: 'later',
    on: field => ofType('json')(field) && field.path.includes('*'),
    change: value => JSON.stringify(value),
  },
];

/** Where a field stands: in the data itself, in rows, in rows of rows, in JSON that a text holds. */
function depthOf({ path }: Field): string {
  if (path.includes('#')) return 'json';
  return String(path.filter(step => step === '*').length);
}

/**
 * Of fields of the same kind at the same depth one stands for the others; which one follows from the operation, so
 * that together the operations cover many names.
 */
function representatives(fields: readonly Field[], id: string): Field[] {
  const kinds = new Map<string, Field[]>();
  for (const field of fields) {
    const kind = `${depthOf(field)} ${field.type}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), field]);
  }
  const turn = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return [...kinds.values()].flatMap(alike => {
    const field = alike[turn % alike.length];
    return field ? [field] : [];
  });
}

/** A path as people write it: `data.pageData.toUserId`. */
export function shownPath(path: readonly string[]): string {
  return path.filter(step => step !== '*' && step !== '#').join('.');
}

const inEnvelope = ({ path: [first] }: Field) =>
  first === 'resultCode' || first === 'resultMsg' || first === 'currentTime' || first === 'time';

/**
 * Fields of the wrong type, missing or null, on every kind of field and at every depth of every operation, and fields
 * that nobody declared.
 * @param samplesOf the documented answers, by operation
 */
export function responseFaults(
  contract: Contract,
  fields: Readonly<Record<JsonOperationId, readonly Field[]>>,
  samplesOf: SamplesOf,
): Fault[] {
  return contract.operations.flatMap(({ id }) => {
    if (id === 'getFile') return [];
    const samples = samplesOf(id);
    const own = fields[id].filter(field => !inEnvelope(field) && samples.has(field));
    const fits = ({ on, which }: Operator) =>
      own.filter(field => on(field) && (which !== 'later' || samples.hasLater(field)));
    return [
      ...operators.flatMap(operator =>
        representatives(fits(operator), id).map(field => fieldFault(id, field, operator)),
      ),
      ...extraFields(id, own),
    ];
  });
}

function fieldFault(id: JsonOperationId, field: Field, operator: Operator): Fault {
  const at = shownPath(field.path);
  const facts = madeFor(
    id,
    { name: operator.name, en: operator.en, zh: operator.zh, defect: operator.defect },
    at,
  );
  return fault('response', facts, {
    stage: 'answer',
    apply: answer =>
      isSuccess(answer) ? changeAt(answer, field.path, operator.which, operator.change) : answer,
  });
}

/** A field that nobody declared, beside the data, in it and in the rows. */
function extraFields(id: JsonOperationId, fields: readonly Field[]): Fault[] {
  const holders = representatives(
    fields
      .filter(scalar)
      .map(field => ({ ...field, path: field.path.slice(0, -1), type: 'object' as const })),
    id,
  );
  return [{ path: [] as readonly string[] }, ...holders.filter(({ path }) => path.length > 0)].map(
    ({ path }) => {
      const at = shownPath(path) || 'answer';
      const facts = madeFor(
        id,
        { name: 'undeclared', en: 'has a field that is not declared', zh: '多出未声明的字段', defect: 'D26' },
        at,
      );
      return fault('response', facts, {
        stage: 'answer',
        apply: answer =>
          isSuccess(answer)
            ? changeAt(answer, path, 'first', value =>
                isObject(value) ? { ...value, internalFlag: 1 } : value,
              )
            : answer,
      });
    },
  );
}
