import { rawAnswer } from '../spec/compile/answers.ts';
import { below, isNode, partAt, type SpecNode } from '../spec/compile/document.ts';
import { type RawOperation, rawOperations } from '../spec/compile/operations.ts';
import { looksSecret } from '../spec/secrets.ts';
import type { ContractText, TextEdit } from './contract-text.ts';
import { evidenceOf } from './evidence.ts';
import type { Observations } from './observations.ts';
import { observedSchema } from './observed-schema.ts';
import type { Proposal } from './proposal.ts';
import type { PathSeen } from './seen.ts';
import type { Sighting } from './sightings.ts';

const tokenParameter = '#/components/parameters/AccessToken';

/** Parameters that clients send and the contract has not. */
export function proposeParameters(root: SpecNode, seen: Observations, text: ContractText): Proposal[] {
  return rawOperations(root).flatMap(({ id, pointer }) =>
    [...(seen.operations.get(id)?.parameters ?? [])].map(([name, values]): Proposal => {
      const evidence = evidenceOf(values, seen.operations.get(id)?.count);
      const note = `observed: ${evidence}`;
      const isToken = name === 'access_token' && isNode(partAt(root, tokenParameter));
      const parameter = isToken ? { $ref: tokenParameter } : observedParameter(name, values);
      const list = below(pointer, 'parameters');
      return {
        kind: 'parameter',
        says: `${id} is sent the parameter ${name}`,
        evidence,
        pointer: list,
        edits: [
          text.has(list)
            ? text.addToList(list, parameter, note)
            : text.addToMap(pointer, 'parameters', [parameter], note),
        ],
      };
    }),
  );
}

function observedParameter(name: string, seen: Sighting): Record<string, unknown> {
  return {
    name,
    in: 'query',
    description: 'Sent in recorded traffic; whether the server reads it is not known.',
    'x-zh': '录制的流量中发送过；服务器是否读取未知。',
    'x-source': 'observed',
    ...(looksSecret(name) && { 'x-secret': true }),
    ...(seen.example !== undefined && { example: String(seen.example) }),
    // On the wire all is text: that digits alone are taken, nobody has seen.
    schema: { type: 'string' },
  };
}

/** Result codes that an operation answers and does not declare. */
export function proposeCodes(root: SpecNode, seen: Observations, text: ContractText): Proposal[] {
  const operations = rawOperations(root);
  const added = new Set<string>();
  return operations.flatMap(raw => {
    const taken = new Set(Object.keys(casesOf(raw)));
    const declared = new Set(Object.values(casesOf(raw)).flatMap(codesOf));
    const codes = [...(seen.operations.get(raw.id)?.codes ?? [])].filter(([code]) => !declared.has(code));
    return codes.map(([code, times]): Proposal => {
      const name = caseName(operations, code, taken);
      taken.add(name);
      const evidence = evidenceOf(times, seen.operations.get(raw.id)?.count);
      const note = `observed: ${evidence}`;
      const value = { code, source: 'observed' };
      const map = below(raw.pointer, 'x-result-codes');
      const isInSchema =
        rawAnswer(root, raw)?.failures.some(({ codes: known }) => known.includes(code)) ?? true;
      return {
        kind: 'code',
        says: `${raw.id} answers ${code} (${name})`,
        evidence,
        pointer: map,
        edits: [
          text.has(map)
            ? text.addToMap(map, name, value, note)
            : text.addToMap(raw.pointer, 'x-result-codes', { [name]: value }, note),
          ...(isInSchema ? [] : enumEdit(root, raw, code, text, added)),
          ...reasonEdit(root, name, text, added),
        ],
        ...(!isInSchema && { todo: `add ${code} to src/spec/result-codes.ts` }),
      };
    });
  });
}

function casesOf({ node }: RawOperation): SpecNode {
  const cases = node['x-result-codes'];
  return isNode(cases) ? cases : {};
}

function codesOf(entry: unknown): number[] {
  if (!isNode(entry)) return [];
  const others = Array.isArray(entry.or) ? entry.or : [];
  return [entry.code, ...others].filter(code => typeof code === 'number');
}

/** What most operations call a code that they answer; a name that says nothing where none does. */
function caseName(operations: readonly RawOperation[], code: number, taken: ReadonlySet<string>): string {
  const counts = new Map<string, number>();
  for (const operation of operations) {
    for (const [name, entry] of Object.entries(casesOf(operation))) {
      if (isNode(entry) && entry.code === code && !taken.has(name))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (best) return best[0];
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return [...letters].map(letter => `observed-${letter}`).find(name => !taken.has(name)) ?? 'observed';
}

/** The code among those of the failure that has most of them. */
function enumEdit(
  root: SpecNode,
  raw: RawOperation,
  code: number,
  text: ContractText,
  added: Set<string>,
): TextEdit[] {
  const failures = rawAnswer(root, raw)?.failures ?? [];
  const [widest] = failures.toSorted((one, other) => other.codes.length - one.codes.length);
  if (widest === undefined || added.has(`${widest.schema} ${code}`)) return [];
  added.add(`${widest.schema} ${code}`);
  const list = below('#', 'components', 'schemas', widest.schema, 'properties', 'resultCode', 'enum');
  return text.has(list) ? [text.addToList(list, code, 'observed')] : [];
}

function reasonEdit(root: SpecNode, name: string, text: ContractText, added: Set<string>): TextEdit[] {
  const reasons = root['x-reasons'];
  if (!isNode(reasons) || reasons[name] !== undefined || added.has(name)) return [];
  added.add(name);
  const reason = { en: 'Seen in recorded traffic; why is not known', zh: '录制的流量中出现，原因未知' };
  return [text.addToMap('#/x-reasons', name, reason, 'observed')];
}

/** Paths that answer like an operation and are none, each as a skeleton. */
export function proposeOperations(root: SpecNode, seen: Observations, text: ContractText): Proposal[] {
  const ids = new Set(rawOperations(root).map(({ id }) => id));
  return seen.unknownPaths.map(([path, answered]): Proposal => {
    const id = operationIdOf(path, ids);
    ids.add(id);
    const count = [...answered.codes.values()].reduce((sum, times) => sum + times, 0);
    const evidence = evidenceOf({ count, last: answered.answers.last });
    return {
      kind: 'operation',
      says: `${path} is an operation, here called ${id}`,
      evidence,
      pointer: '#/paths',
      edits: [text.addToMap('#/paths', path, skeleton(root, id, answered), `observed: ${evidence}`)],
      todo: `write a handler for ${id}, as CONTRIBUTING.md says ("Add an operation"); what it does to the server is a guess`,
    };
  });
}

function operationIdOf(path: string, taken: ReadonlySet<string>): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const id = words
    .map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('');
  const plain = /^[A-Za-z]/.test(id) ? id : `call${id}`;
  return taken.has(plain) ? `${plain}Observed` : plain;
}

function skeleton(root: SpecNode, id: string, { parameters, answers, methods, codes }: PathSeen) {
  const needsToken = parameters.has('access_token') && isNode(partAt(root, tokenParameter));
  const others = [...parameters].filter(([name]) => !needsToken || name !== 'access_token');
  const [tag] = Array.isArray(root.tags) ? root.tags : [];
  const failures = [...codes.keys()].filter(code => code !== 1);
  const names = new Set<string>();
  // What needs a token refuses without one, which the contract wants to be said.
  const ofTokens = needsToken
    ? {
        'token-missing': { code: 1030101, source: 'judgement' },
        'token-invalid': { code: 1030102, source: 'judgement' },
      }
    : {};
  const cases = failures.map(code => {
    const name = caseName(rawOperations(root), code, names);
    names.add(name);
    return [name, { code, source: 'observed' }] as const;
  });
  const success = observedSchema('', answers);
  const properties = isNode(success.properties) ? success.properties : {};
  return {
    [methods.has('GET') ? 'get' : 'post']: {
      operationId: id,
      tags: [isNode(tag) ? String(tag.name) : 'config'],
      summary: 'Seen in recorded traffic (录制的流量中出现)',
      description: 'Seen in recorded traffic; the document does not have it.',
      'x-zh': '录制的流量中出现，文档中没有。',
      'x-effect': { effect: 'irreversible', source: 'observed' },
      'x-result-codes': { ...ofTokens, ...Object.fromEntries(cases) },
      ...(needsToken && { security: [{ token: [] }] }),
      parameters: [
        ...(needsToken ? [{ $ref: tokenParameter }] : []),
        ...others.map(([name, values]) => observedParameter(name, values)),
      ],
      responses: {
        '200': {
          description: 'Seen in recorded traffic.',
          content: {
            'application/json': {
              schema: {
                oneOf: [
                  {
                    type: 'object',
                    required: ['resultCode'],
                    properties: { ...properties, resultCode: { $ref: '#/components/schemas/Success' } },
                  },
                  { $ref: '#/components/schemas/Failure' },
                ],
              },
            },
          },
        },
      },
    },
  };
}
