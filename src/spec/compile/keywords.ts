import {
  _,
  type Code,
  type CodeGen,
  type CodeKeywordDefinition,
  type KeywordCxt,
  type KeywordErrorDefinition,
  stringify,
} from 'ajv';
import { _Code } from 'ajv/dist/compile/codegen/code.js';
import * as rulesModule from '../rules.ts';
import { below } from './document.ts';
import {
  addErrors,
  callPart,
  functionCode,
  names,
  placeCode,
  type SchemaFunctions,
} from './schema-functions.ts';

/** Name under which the generated module imports src/spec/rules.ts. */
export const rulesName = 'rules';

/** Annotations that say something about the contract and check nothing by themselves. */
export const plainAnnotations = [
  'x-source',
  'x-ref',
  'x-when-missing',
  'x-secret',
  'x-volatile',
  'x-content-when',
  'x-zh',
] as const;

const error: KeywordErrorDefinition = {
  message: ({ params }) => _`${params.failure}`,
  params: _`{}`,
};

/** Our own keywords for ajv, all of them `code` keywords: only those survive in standalone code. */
export function keywordDefinitions(
  functions: () => SchemaFunctions,
  rows: ReadonlyMap<string, number>,
): CodeKeywordDefinition[] {
  return [
    valueRule('x-unit', 'number', (rules, { data, schema }) => _`${rules}.unit(${data}, ${schema.unit})`),
    valueRule('x-sorted-by', 'array', (rules, { data, schema, gen }) => {
      const keys = (schema.by as string[]).map(key => ({
        path: key.replace(/^-/, ''),
        descending: key.startsWith('-'),
        mixed: schema.mixed?.[key.replace(/^-/, '')],
      }));
      return _`${rules}.sorted(${data}, ${constant(gen, keys)})`;
    }),
    valueRule(
      'x-unique-by',
      'array',
      (rules, { data, schema, gen }) => _`${rules}.unique(${data}, ${constant(gen, schema.by)})`,
    ),
    valueRule('x-page', 'object', (rules, { data, gen, schema: { rows: name, perPage } }) => {
      const rule = constant(gen, { rows: name, perPage });
      return _`${rules}.page(${data}, ${rule}, ${names.this}.parameters)`;
    }),
    valueRule(
      'x-echo',
      undefined,
      (rules, { data, schema }) =>
        _`${rules}.echo(${data}, ${schema.parameter}, ${names.this}.parameters, ${schema.or ?? null})`,
    ),
    valueRule(
      'x-agrees-with',
      undefined,
      (rules, { data, schema }) => _`${rules}.agrees(${data}, ${schema.field}, ${names.this}.row)`,
    ),
    contentSchema(functions),
    reference(functions, rows),
    requestPartReference(functions),
    choice('anyOf', functions, rows),
    choice('oneOf', functions, rows),
  ];
}

function rulesCode({ gen }: KeywordCxt): Code {
  return gen.scopeValue('func', { ref: rulesModule, code: new _Code(rulesName) });
}

// Made once, when the generated module is loaded.
function constant(gen: CodeGen, value: unknown): Code {
  return gen.scopeValue('obj', { ref: value, key: JSON.stringify(value), code: stringify(value) });
}

function valueRule(
  keyword: string,
  type: 'number' | 'array' | 'object' | undefined,
  call: (rules: Code, cxt: KeywordCxt) => Code,
): CodeKeywordDefinition {
  return {
    keyword,
    ...(type ? { type } : {}),
    schemaType: 'object',
    error,
    code(cxt) {
      const failure = cxt.gen.const('failure', call(rulesCode(cxt), cxt));
      cxt.setParams({ failure });
      cxt.fail(_`${failure} !== undefined`);
    },
  };
}

/**
 * JSON inside a string: parsed, then checked like any other value, with `#` in its pointer. Where `x-content-when` stands
 * beside it, only if that field of the object has that value.
 */
function contentSchema(functions: () => SchemaFunctions): CodeKeywordDefinition {
  return {
    keyword: 'contentSchema',
    type: 'string',
    schemaType: 'object',
    error,
    code(cxt) {
      const { gen, it, data } = cxt;
      const rules = rulesCode(cxt);
      const site = below(it.errSchemaPath, 'contentSchema');
      const { field, is } = cxt.parentSchema['x-content-when'] ?? {};
      const check = () => {
        const parsed = gen.const('parsed', _`${rules}.parseText(${data})`);
        cxt.setParams({ failure: _`${parsed}.failure` });
        gen.if(
          _`${parsed}.failure !== undefined`,
          () => cxt.error(),
          () => {
            const outer = gen.const('outer', _`${names.this}.row`);
            gen.code(_`${names.this}.row = ${it.parentData}`);
            const value = _`${parsed}.value`;
            callPart(it, gen, rules, { env: functions().at(site), value, site, suffix: '#' });
            gen.code(_`${names.this}.row = ${outer}`);
          },
        );
      };
      if (field === undefined) check();
      else gen.if(_`${it.parentData}[${field}] === ${is}`, check);
    },
  };
}

/** `$ref`; where it stands for a row, a row found good before is not checked again. */
function reference(
  functions: () => SchemaFunctions,
  rows: ReadonlyMap<string, number>,
): CodeKeywordDefinition {
  return {
    keyword: '$ref',
    schemaType: 'string',
    code(cxt) {
      const { gen, it, data, schema: target } = cxt;
      const rules = rulesCode(cxt);
      const site = it.errSchemaPath;
      const env = functions().at(target);
      const row = rows.get(site);
      if (row === undefined) {
        callPart(it, gen, rules, { env, value: data, site });
        return;
      }
      const keep = () => gen.code(_`${rules}.keepGood(${names.this}, ${data}, ${row})`);
      const request = functions().requestPartAt(target);
      gen.if(
        _`!${rules}.isGood(${names.this}, ${data}, ${row})`,
        () => callPart(it, gen, rules, { env, value: data, site, good: keep }),
        request && (() => callPart(it, gen, rules, { env: request, value: data, site })),
      );
    },
  };
}

/** Stands in a request part for the `$ref` that stands there in openapi.yaml. */
function requestPartReference(functions: () => SchemaFunctions): CodeKeywordDefinition {
  return {
    keyword: 'x-request-part',
    schemaType: 'string',
    code(cxt) {
      const env = functions().requestPartAt(cxt.schema);
      const { it, gen, data } = cxt;
      if (env) callPart(it, gen, rulesCode(cxt), { env, value: data, site: it.errSchemaPath });
    },
  };
}

/** `anyOf` and `oneOf`, which report the errors of the closest alternative only. */
function choice(
  keyword: 'anyOf' | 'oneOf',
  functions: () => SchemaFunctions,
  rows: ReadonlyMap<string, number>,
): CodeKeywordDefinition {
  return {
    keyword,
    schemaType: 'array',
    error: { message: 'must fit exactly one of the alternatives, fits several', params: _`{}` },
    code(cxt) {
      const { gen, it, data, schema } = cxt;
      const rules = rulesCode(cxt);
      const row = rows.get(it.errSchemaPath);
      const check = () => {
        const parts = (schema as unknown[]).map((_part, index) =>
          functionCode(gen, functions().at(below(it.errSchemaPath, keyword, index))),
        );
        const list = parts.reduce<Code>((all, part, index) => (index ? _`${all}, ${part}` : part), _``);
        const outcome = gen.const(
          'outcome',
          _`${rules}.alternatives(${names.this}, ${data}, ${placeCode(it, gen)}, [${list}], ${keyword === 'oneOf'})`,
        );
        gen.if(_`${outcome} === "several"`);
        cxt.error();
        gen.elseIf(_`${outcome} !== undefined`);
        addErrors(gen, rules, _`${rules}.through(${outcome}, ${stringify(it.errSchemaPath)})`);
        if (row !== undefined) {
          gen.else();
          gen.code(_`${rules}.keepGood(${names.this}, ${data}, ${row})`);
        }
        gen.endIf();
      };
      if (row === undefined) check();
      else gen.if(_`!${rules}.isGood(${names.this}, ${data}, ${row})`, check);
    },
  };
}
