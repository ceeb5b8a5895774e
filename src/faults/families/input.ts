import type { Contract, OperationId } from '../../spec/contract.ts';
import type { Operation, Parameter } from '../../spec/operation.ts';
import { type FaultText, fault, faultsOn, fittingParameters, madeFor } from '../family.ts';
import type { Fault } from '../fault.ts';
import { operationFacts } from '../operation-facts.ts';
import type { OperationGroups } from '../operation-groups.ts';

interface TextChange extends FaultText {
  readonly change: (text: string) => string;
  /** One short line, such as a name, has nothing that this changes. */
  readonly notInLines?: true;
}

const textChanges: readonly TextChange[] = [
  {
    name: 'trimmed',
    en: 'loses spaces at both ends',
    zh: '首尾空格丢失',
    defect: 'D96',
    notInLines: true,
    change: text => text.trim(),
  },
  {
    name: 'escaped',
    en: 'is escaped as HTML',
    zh: '被转义为 HTML',
    defect: 'D96',
    change: text =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  },
  {
    name: 'cut',
    en: 'is truncated after 255 characters',
    zh: '超过 255 个字符被截断',
    defect: 'D95',
    notInLines: true,
    change: text => text.slice(0, 255),
  },
  {
    name: 'emoji-lost',
    en: 'has a question mark for every emoji',
    zh: '表情变成问号',
    defect: 'D95',
    change: text => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
  },
  {
    name: 'not-chinese',
    en: 'has a question mark for every character outside Latin-1',
    zh: '中文变成问号',
    defect: 'D06',
    change: text => text.replace(/[^\0-\u00ff]/gu, '?'),
  },
  {
    name: 'tags-stripped',
    en: 'loses text that looks like an HTML tag',
    zh: '类似标签的内容被删除',
    defect: 'D96',
    change: text => text.replace(/<[^>]*>/g, ''),
  },
  {
    name: 'quotes-lost',
    en: 'loses quotes and backslashes',
    zh: '引号和反斜杠丢失',
    defect: 'D96',
    change: text => text.replace(/["'\\]/g, ''),
  },
  {
    name: 'marks-lost',
    en: 'loses direction marks and joiners',
    zh: '方向标记和连接符丢失',
    defect: 'D96',
    notInLines: true,
    change: text => text.replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu, ''),
  },
  {
    name: 'normalised',
    en: 'has full-width letters replaced by narrow ones',
    zh: '全角字符被改成半角',
    defect: 'D96',
    change: text => text.normalize('NFKC'),
  },
  {
    name: 'lines-joined',
    en: 'loses its line breaks',
    zh: '换行丢失',
    defect: 'D96',
    notInLines: true,
    change: text => text.replace(/[\r\n]+/g, ' '),
  },
];

/** Faults of the request before it is read: checks that are left out, texts that are changed, forms that are not read. */
export function inputFaults(contract: Contract, groups: OperationGroups): Fault[] {
  const api = contract.operations.filter(({ service }) => service === 'api');
  const texts = contract.operations.flatMap(({ id }) =>
    Object.entries(operationFacts(id).texts ?? {}).map(([parameter, length]) => ({ id, parameter, length })),
  );
  return [
    ...api.flatMap(operation =>
      neededParameters(operation).map(parameter => notRequired(operation, parameter)),
    ),
    ...api.flatMap(typeUnchecked),
    ...faultsOn('input', groups('taking'), formIgnored, {
      stage: 'request',
      apply: (raw, { method }) => (method === 'POST' ? {} : raw),
    }),
    ...textChanges.flatMap(kind =>
      texts
        .filter(({ length }) => !kind.notInLines || length === 'text')
        .map(({ id, parameter }) => textFault(id, parameter, kind)),
    ),
  ];
}

/** Parameters that a request is refused without; the token has faults of its own. */
function neededParameters({ parameters }: Operation): readonly Parameter[] {
  return parameters.filter(
    ({ name, whenMissing }) => name !== 'access_token' && whenMissing?.kind === 'resultCode',
  );
}

function notRequired({ id, example = '' }: Operation, { name, type }: Parameter): Fault {
  const plausible = new URLSearchParams(example).get(name) ?? (type === 'string' ? 'x' : '1');
  const facts = {
    name: `not-required-${id}-${name}`,
    en: `${id}: works without ${name}`,
    zh: `${id}：缺少 ${name} 也不报错`,
    defect: 'D94',
    operations: [id],
    group: fittingParameters,
  };
  return fault('input', facts, {
    stage: 'request',
    apply: raw => (raw[name] ? raw : { ...raw, [name]: plausible }),
  });
}

/** One fault for the first number of an operation, which stands for the others: text counts as 0. */
function typeUnchecked({ id, parameters }: Operation): Fault[] {
  const parameter = parameters.find(({ type }) => type === 'integer' || type === 'number');
  if (!parameter) return [];
  const { name } = parameter;
  const facts = {
    name: `type-unchecked-${id}-${name}`,
    en: `${id}: takes ${name} as 0 when it is not a number`,
    zh: `${id}：${name} 不是数字也不报错`,
    defect: 'D94',
    operations: [id],
    group: fittingParameters,
  };
  return [
    fault('input', facts, {
      stage: 'request',
      apply: raw => (raw[name] && !/^\s*[-+]?\d{1,9}\s*$/.test(raw[name]) ? { ...raw, [name]: '0' } : raw),
    }),
  ];
}

const formIgnored: FaultText = {
  name: 'form-ignored',
  en: 'does not read the form body of a POST',
  zh: 'POST 表单被忽略',
  defect: 'D97',
};

function textFault(id: OperationId, parameter: string, kind: TextChange): Fault {
  const facts = madeFor(id, kind, parameter, fittingParameters);
  return fault('input', facts, {
    stage: 'request',
    apply: raw => (raw[parameter] === undefined ? raw : { ...raw, [parameter]: kind.change(raw[parameter]) }),
  });
}
