import { _, type Code, type CodeGen, Name, stringify } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { SchemaObjCxt } from 'ajv/dist/compile/index.js';
import { compileSchema, SchemaEnv } from 'ajv/dist/compile/index.js';
import { canonical, follow, type SpecNode } from './document.ts';
import { requestPart } from './rows.ts';

/** Variables of the code that ajv generates. */
export const names = {
  this: new Name('this'),
  vErrors: new Name('vErrors'),
  errors: new Name('errors'),
  instancePath: new Name('instancePath'),
  rootData: new Name('rootData'),
};

/**
 * Compiles parts of openapi.yaml to functions of their own, so that each part is compiled once and its errors carry
 * its own place in openapi.yaml as schema path.
 */
export class SchemaFunctions {
  readonly #ajv: Ajv2020;
  readonly #document: SpecNode;
  readonly #root: SchemaEnv;
  readonly #compiled = new Map<string, SchemaEnv>();

  constructor(ajv: Ajv2020, document: SpecNode) {
    this.#ajv = ajv;
    this.#document = document;
    this.#root = new SchemaEnv({ schema: document, baseId: '' });
  }

  /** The compiled part at a pointer; references are followed. */
  at(pointer: string): SchemaEnv {
    const { pointer: place, node } = follow(this.#document, canonical(pointer));
    return this.#compile(place, place, node);
  }

  /** The compiled rules of a part that depend on the request, or undefined when it has none. */
  requestPartAt(pointer: string): SchemaEnv | undefined {
    const { pointer: place } = follow(this.#document, canonical(pointer));
    const node = requestPart(this.#document, place);
    return node && this.#compile(`${place} request`, place, node);
  }

  #compile(key: string, place: string, node: SpecNode): SchemaEnv {
    const known = this.#compiled.get(key);
    if (known) return known;
    const env = new SchemaEnv({ schema: node, schemaPath: place, root: this.#root, baseId: '' });
    // Known before it is compiled: a part may refer to itself.
    this.#compiled.set(key, env);
    return compileSchema.call(this.#ajv, env);
  }
}

/** The code that names a compiled part, also while that part is still being compiled. */
export function functionCode(gen: CodeGen, env: SchemaEnv): Code {
  return env.validate
    ? gen.scopeValue('validate', { ref: env.validate })
    : _`${gen.scopeValue('wrapper', { ref: env })}.validate`;
}

/** The code of the object that tells a validator where its value stands; `suffix` is added to its pointer. */
export function placeCode(it: SchemaObjCxt, gen: CodeGen, suffix = ''): Code {
  const path = _`${names.instancePath} + ${it.errorPath} + ${suffix}`;
  return gen.object(
    [names.instancePath, path],
    [new Name('parentData'), it.parentData],
    [new Name('parentDataProperty'), it.parentDataProperty],
    [names.rootData, names.rootData],
  );
}

/** Adds to the errors of the function in hand those that an expression yields. */
export function addErrors(gen: CodeGen, rules: Code, errors: Code): void {
  gen.assign(names.vErrors, _`${rules}.joined(${names.vErrors}, ${errors})`);
  gen.assign(names.errors, _`${names.vErrors}.length`);
}

/** Calls a compiled part on a value and collects its errors, marked with the place that refers to it. */
export function callPart(
  it: SchemaObjCxt,
  gen: CodeGen,
  rules: Code,
  call: { env: SchemaEnv; value: Code; site: string; suffix?: string; good?: () => void },
): void {
  const part = functionCode(gen, call.env);
  const place = placeCode(it, gen, call.suffix);
  gen.if(
    _`${part}.call(${names.this}, ${call.value}, ${place})`,
    () => call.good?.(),
    () => addErrors(gen, rules, _`${rules}.through(${part}.errors, ${stringify(call.site)})`),
  );
}
