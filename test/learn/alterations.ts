import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { RecordedCall } from '../../src/observe/recording/recorded.ts';

/** A contract that has gone stale in one place, and how to see that it is true again there. */
export interface Alteration {
  readonly says: string;
  /** The contract made stale; put together when asked, since each is the whole of it. */
  text(): string;
  /** Whether a contract has the place as it was. */
  isBack(root: Json): boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON by name
type Json = any;

/** Numbers from 0 to below 1 that follow from a seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** All ways to make a contract stale that traffic can show: a field, a type, a key that is required, a code, a parameter, an operation. */
export function alterations(text: string, walk: readonly RecordedCall[]): Alteration[] {
  const document = parseDocument(text);
  const root: Json = document.toJS();
  return [
    ...fieldsGone(text, root),
    ...typesChanged(text, root),
    ...keysRequired(text, root),
    ...codesGone(text, root),
    ...parametersGone(text, root),
    ...operationsGone(text, root, walk),
  ];
}

/** A document without, or with, something; comments stay. */
function changed(text: string, change: (map: YAMLMap) => void): string {
  const document = parseDocument(text);
  if (isMap(document.contents)) change(document.contents);
  return document.toString({ lineWidth: 0 });
}

function fieldsGone(text: string, root: Json): Alteration[] {
  return Object.entries<Json>(root.components.schemas).flatMap(([schema, { properties, allOf }]) => {
    const at: (string | number)[][] = [
      ...(properties ? [['components', 'schemas', schema]] : []),
      ...(allOf ?? []).flatMap((part: Json, index: number) =>
        part.properties ? [['components', 'schemas', schema, 'allOf', index]] : [],
      ),
    ];
    return at.flatMap(path => {
      const holder: Json = path.reduce((value: Json, key) => value[key], root);
      return Object.keys(holder.properties)
        .filter(name => name !== 'resultCode')
        .map(
          (name): Alteration => ({
            says: `field ${path.slice(2).join('.')}.${name} is gone`,
            text: () =>
              changed(text, map => {
                map.deleteIn([...path, 'properties', name]);
                const required: Json = map.getIn([...path, 'required']);
                if (isSeq(required))
                  required.items = required.items.filter(item => !(isScalar(item) && item.value === name));
              }),
            isBack: back => {
              const now: Json = path.reduce((value: Json, key) => value?.[key], back);
              return now?.properties?.[name] !== undefined;
            },
          }),
        );
    });
  });
}

function typesChanged(text: string, root: Json): Alteration[] {
  return Object.entries<Json>(root.components.schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries<Json>(properties).flatMap(([name, field]): Alteration[] => {
      const isPlain = Object.keys(field).every(key =>
        ['type', 'format', 'description', 'x-zh', 'x-source'].includes(key),
      );
      if (!isPlain || !['integer', 'string'].includes(field.type)) return [];
      const path = ['components', 'schemas', schema, 'properties', name];
      return [
        {
          says: `${schema}.${name} is of another type`,
          text: () =>
            changed(text, map => {
              map.setIn([...path, 'type'], field.type === 'string' ? 'integer' : 'string');
              map.deleteIn([...path, 'format']);
            }),
          isBack: back => back.components.schemas[schema].properties[name].type === field.type,
        },
      ];
    }),
  );
}

function keysRequired(text: string, root: Json): Alteration[] {
  return Object.entries<Json>(root.components.schemas).flatMap(([schema, { properties, required }]) => {
    if (!properties || !Array.isArray(required)) return [];
    return Object.keys(properties)
      .filter(name => !required.includes(name))
      .map((name): Alteration => {
        const path = ['components', 'schemas', schema, 'required'];
        return {
          says: `${schema}.${name} is required`,
          text: () => changed(text, map => map.addIn(path, name)),
          isBack: back => !back.components.schemas[schema].required.includes(name),
        };
      });
  });
}

function operationsOf(root: Json): [path: string, method: string, node: Json][] {
  return Object.entries<Json>(root.paths).flatMap(([path, item]) =>
    ['get', 'post'].flatMap((method): [string, string, Json][] =>
      item[method] ? [[path, method, item[method]]] : [],
    ),
  );
}

function codesGone(text: string, root: Json): Alteration[] {
  return operationsOf(root).flatMap(([path, method, node]) =>
    Object.entries<Json>(node['x-result-codes'] ?? {}).flatMap(([name, { code }]): Alteration[] => {
      const others = Object.entries<Json>(node['x-result-codes']).filter(([other]) => other !== name);
      // A code that another case still has is declared.
      if (others.some(([, entry]) => entry.code === code || entry.or?.includes(code))) return [];
      return [
        {
          says: `${node.operationId} no longer says ${code} (${name})`,
          text: () =>
            changed(text, map => void map.deleteIn(['paths', path, method, 'x-result-codes', name])),
          isBack: back =>
            Object.values<Json>(back.paths[path][method]['x-result-codes'] ?? {}).some(
              entry => entry.code === code,
            ),
        },
      ];
    }),
  );
}

function parametersGone(text: string, root: Json): Alteration[] {
  const named = (parameter: Json) =>
    parameter.$ref ? root.components.parameters[parameter.$ref.split('/').at(-1)] : parameter;
  return operationsOf(root).flatMap(([path, method, node]) =>
    (node.parameters ?? []).flatMap((parameter: Json, index: number): Alteration[] => {
      const { name, in: place } = named(parameter);
      if (place !== 'query') return [];
      return [
        {
          says: `${node.operationId} has no parameter ${name}`,
          text: () => changed(text, map => void map.deleteIn(['paths', path, method, 'parameters', index])),
          isBack: back =>
            (back.paths[path][method].parameters ?? []).some((other: Json) => {
              const full = other.$ref ? back.components.parameters[other.$ref.split('/').at(-1)] : other;
              return full.name === name;
            }),
        },
      ];
    }),
  );
}

function operationsGone(text: string, root: Json, walk: readonly RecordedCall[]): Alteration[] {
  const seen = new Set(walk.map(({ url }) => new URL(url).pathname));
  return operationsOf(root)
    .filter(([path]) => seen.has(path))
    .map(
      ([path, , node]): Alteration => ({
        says: `operation ${node.operationId} is gone`,
        text: () => changed(text, map => void map.deleteIn(['paths', path])),
        isBack: back => back.paths[path] !== undefined,
      }),
    );
}
