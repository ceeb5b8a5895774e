import type { Contract } from '../../spec/contract.ts';
import type { Field } from '../../spec/field.ts';
import type { JsonOperationId } from '../../spec/operation.ts';
import { changeAt, isSuccess } from '../change-at.ts';
import { type FaultText, fault, madeFor } from '../family.ts';
import type { Fault } from '../fault.ts';
import { operationFacts } from '../operation-facts.ts';
import type { SamplesOf } from '../samples.ts';
import { shownPath } from './response.ts';

/** What breaks a rule that the contract states for a field. */
interface ValueFault extends FaultText {
  readonly on: (field: Field) => boolean;
  /** Which values the change makes a difference to; default: any. */
  readonly needs?: (value: unknown) => boolean;
  /** Changes the value, in every element of a list. */
  readonly change: (value: unknown, field: Field) => unknown;
}

/** Ids that no store gives. */
const nobody = 999_999_999;
const nothing: Readonly<Record<string, unknown>> = {
  'room.id': 'ffffffffffffffffffffffff',
  'room.jid': 'ffffffffffffffffffffffffffffffff',
  'notice.id': 'ffffffffffffffffffffffff',
};

const kinds: readonly ValueFault[] = [
  {
    name: 'milliseconds',
    en: 'is in milliseconds instead of seconds',
    zh: '单位为毫秒而不是秒',
    defect: 'D46',
    on: ({ marks }) => marks.unit === 's',
    needs: isTime,
    change: value => (isTime(value) ? value * 1000 : value),
  },
  {
    name: 'seconds',
    en: 'is in seconds instead of milliseconds',
    zh: '单位为秒而不是毫秒',
    defect: 'D46',
    on: ({ marks }) => marks.unit === 'ms',
    needs: isTime,
    change: value => (isTime(value) ? Math.floor(value / 1000) : value),
  },
  {
    name: 'dangling',
    en: 'refers to nothing that exists',
    zh: '指向不存在的对象',
    defect: 'D56',
    on: ({ marks }) => marks.ref !== undefined && !marks.ref.startsWith('file.'),
    change: (value, { marks }) => {
      if (marks.ref === 'user.userId') return typeof value === 'string' ? String(nobody) : nobody;
      return nothing[marks.ref ?? ''] ?? value;
    },
  },
  {
    name: 'other-than-asked',
    en: 'is not what was asked for',
    zh: '与请求参数不一致',
    defect: 'D55',
    on: ({ marks }) => marks.echo !== undefined,
    change: value => (typeof value === 'number' ? value + 1 : `${String(value).slice(0, -1)}z`),
  },
  {
    name: 'disagrees',
    en: 'is not the value of the row around it',
    zh: '与所在行不一致',
    defect: 'D35',
    on: ({ marks }) => marks.agreesWith !== undefined,
    change: value => {
      if (typeof value === 'boolean') return !value;
      return typeof value === 'number' ? value + 1 : `${String(value)}x`;
    },
  },
  {
    name: 'backwards',
    en: 'is in the opposite order',
    zh: '顺序相反',
    defect: 'D49',
    on: ({ marks }) => marks.sorted === true,
    needs: isListOf(2),
    change: value => (Array.isArray(value) ? value.reverse() : value),
  },
  {
    name: 'neighbours-swapped',
    en: 'has its last two elements swapped',
    zh: '最后两个元素互换',
    defect: 'D49',
    on: ({ marks }) => marks.sorted === true,
    needs: isListOf(2),
    change: value =>
      Array.isArray(value) && value.length > 1 ? [...value.slice(0, -2), value.at(-1), value.at(-2)] : value,
  },
  {
    name: 'twice',
    en: 'has its last element twice',
    zh: '最后一个元素重复',
    defect: 'D50',
    on: ({ marks }) => marks.unique === true,
    needs: isListOf(1),
    change: value => (Array.isArray(value) && value.length > 0 ? [...value, value.at(-1)] : value),
  },
  {
    name: 'last-lost',
    en: 'is missing its last element',
    zh: '缺少最后一个元素',
    defect: 'D52',
    on: ({ marks }) => marks.unique === true,
    needs: isListOf(1),
    change: value => (Array.isArray(value) ? value.slice(0, -1) : value),
  },
  {
    name: 'always-empty',
    en: 'is always empty',
    zh: '总是为空',
    defect: 'D27',
    on: ({ marks }) => marks.unique === true,
    needs: isListOf(1),
    change: value => (Array.isArray(value) ? [] : value),
  },
];

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}

/** Where the data is one list, the suite fills it, however short the sample is. */
const isWholeData = ({ path, type }: Field) => type === 'array' && path.length === 1;

/** Whether a value is a list with at least so many elements. */
function isListOf(least: number): (value: unknown) => boolean {
  return value => Array.isArray(value) && value.length >= least;
}

/**
 * Values of the right type that break what the contract says of them: units, references, echoes, agreement inside a
 * row, order, uniqueness, counts. Values that the contract says nothing about have no wrong ones.
 */
export function valueFaults(
  contract: Contract,
  fields: Readonly<Record<JsonOperationId, readonly Field[]>>,
  samplesOf: SamplesOf,
): Fault[] {
  const marked = contract.operations.flatMap(({ id }) => {
    if (id === 'getFile') return [];
    // The envelope's own time is the business of the envelope.
    const own = fields[id].filter(({ path, type }) => path.length > 1 || type === 'array');
    const samples = samplesOf(id);
    return kinds.flatMap(kind =>
      own
        .filter(field => kind.on(field) && (isWholeData(field) || samples.has(field, kind.needs)))
        .map(field => valueFault(id, field, kind)),
    );
  });
  const counted = contract.operations.flatMap(({ id }) => {
    if (id === 'getFile') return [];
    const declared = Object.entries(operationFacts(id).counts ?? {}).map(([path, defect]): Count => {
      return { path: path.split('.'), defect };
    });
    return [...fields[id].flatMap(countOf), ...declared].flatMap(count => [
      countFault(id, count, 1),
      countFault(id, count, -1),
    ]);
  });
  return [...marked, ...counted];
}

/** A number in the answer of an operation that counts something. */
interface Count {
  readonly path: readonly string[];
  readonly defect: string;
}

function countOf({ path, marks }: Field): Count[] {
  if (marks.count === undefined) return [];
  return [{ path, defect: marks.count === 'rows' ? 'D52' : 'D53' }];
}

function valueFault(id: JsonOperationId, field: Field, kind: ValueFault): Fault {
  const at = shownPath(field.path);
  return fault('values', madeFor(id, kind, at), {
    stage: 'answer',
    apply: answer => {
      if (!isSuccess(answer)) return answer;
      return changeAt(answer, field.path, 'all', value => kind.change(value, field));
    },
  });
}

function countFault(id: JsonOperationId, { path, defect }: Count, by: 1 | -1): Fault {
  const kind =
    by > 0
      ? { name: 'more', en: 'is 1 too large', zh: '偏大 1' }
      : { name: 'fewer', en: 'is 1 too small', zh: '偏小 1' };
  return fault('values', madeFor(id, { ...kind, defect }, shownPath(path)), {
    stage: 'answer',
    apply: answer => {
      if (!isSuccess(answer)) return answer;
      return changeAt(answer, path, 'all', value => (typeof value === 'number' ? value + by : value));
    },
  });
}
