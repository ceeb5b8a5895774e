import { isObject, parsedJson } from '../base/json.ts';
import { type RawAnswer, rawAnswer } from '../spec/compile/answers.ts';
import { below, follow, isNode, type SpecNode } from '../spec/compile/document.ts';
import { type RawOperation, rawOperations } from '../spec/compile/operations.ts';
import type { ShownAnswer, ShownCall } from './report-calls.ts';
import { ContractSchemas, requiredNames, type SchemaPart } from './schema-parts.ts';
import type { OperationSeen, PartSeen, PathSeen } from './seen.ts';
import { SeenTypes } from './seen-types.ts';
import { type Sighting, sight, sighting } from './sightings.ts';

/** The most paths that are told apart: traffic of others can hold any number. */
const mostPaths = 200;

/** The most names of a kind that are told apart in one place. */
const mostNames = 200;

/** What clients add to every request, and no operation reads (server facts 1.1). */
const ofClients: ReadonlySet<string> = new Set(['time', 'secret', 'salt', '_', 'callback']);

interface Known {
  readonly raw: RawOperation;
  readonly answer: RawAnswer | undefined;
  readonly parameters: ReadonlySet<string>;
}

/** Recorded traffic as a contract's schemas see it, an exchange at a time; what is kept does not grow with the traffic. */
export class Observations {
  readonly operations = new Map<string, OperationSeen>();
  /** By pointer of the schema. */
  readonly parts = new Map<string, PartSeen>();
  readonly types = new SeenTypes();
  readonly paths = new Map<string, PathSeen>();
  readonly #schemas: ContractSchemas;
  readonly #byPath = new Map<string, Known>();
  readonly #templates: { readonly pattern: RegExp; readonly known: Known }[] = [];
  readonly #base: URL | undefined;
  readonly #hosts = new Set<string>();
  readonly #pathHosts = new Map<string, string>();
  #shown: ShownAnswer | undefined;

  /** @param target base URL of the server meant; undefined: every host that serves an operation */
  constructor(root: SpecNode, target: string | undefined) {
    this.#schemas = new ContractSchemas(root);
    this.#base = target === undefined ? undefined : new URL(target);
    for (const raw of rawOperations(root)) {
      const known = { raw, answer: rawAnswer(root, raw), parameters: parameterNames(root, raw) };
      this.#byPath.set(raw.path, known);
      if (!raw.path.includes('{')) continue;
      this.#templates.push({ pattern: new RegExp(`^${raw.path.replace(/\{\w+\}/g, '[^/]+')}$`), known });
    }
  }

  /** Paths that are no operation, on hosts that serve one. */
  get unknownPaths(): [path: string, seen: PathSeen][] {
    return [...this.paths].filter(([path]) => this.#hosts.has(this.#pathHosts.get(path) ?? ''));
  }

  see({ url: address, method, form, status, text, at, shown }: ShownCall): void {
    this.#shown = shown;
    const url = URL.parse(address, 'http://none.invalid');
    if (url === null || status === 0 || /^(?:OPTIONS|HEAD)$/.test(method)) return;
    if (this.#base !== undefined && url.host !== 'none.invalid' && url.host !== this.#base.host) return;
    const path = url.pathname
      .slice(this.#base?.pathname.replace(/\/$/, '').length ?? 0)
      .replace(/;.*$/, '')
      .replace(/\/{2,}/g, '/')
      .replace(/(.)\/$/, '$1');
    const parameters = { ...form, ...Object.fromEntries(url.searchParams) };
    const json = shown ? shown.json : text === undefined ? undefined : parsedJson(text);
    const known = this.#byPath.get(path) ?? this.#templates.find(({ pattern }) => pattern.test(path))?.known;
    if (known === undefined) this.#seePath(url.host, path, method, status, parameters, json, at);
    else {
      this.#hosts.add(url.host);
      this.#seeOperation(known, parameters, json, at);
    }
  }

  #seePath(
    host: string,
    path: string,
    method: string,
    status: number,
    parameters: Readonly<Record<string, string>>,
    json: unknown,
    at: number | undefined,
  ): void {
    const code = isObject(json) ? json.resultCode : undefined;
    // A path that nothing answers is none.
    if (status === 404 || !isObject(json) || typeof code !== 'number') return;
    let seen = this.paths.get(path);
    if (seen === undefined) {
      if (this.paths.size >= mostPaths) return;
      seen = { parameters: new Map(), answers: sighting(), methods: new Set(), codes: new Map() };
      this.paths.set(path, seen);
      this.#pathHosts.set(path, host);
    }
    seen.methods.add(method);
    seen.codes.set(code, (seen.codes.get(code) ?? 0) + 1);
    sightAll(seen.parameters, parameters, at);
    if (code === 1) sight(seen.answers, '', json, at);
  }

  #seeOperation(
    { raw, answer, parameters: declared }: Known,
    parameters: Readonly<Record<string, string>>,
    json: unknown,
    at: number | undefined,
  ): void {
    let seen = this.operations.get(raw.id);
    if (seen === undefined) {
      seen = { count: 0, codes: new Map(), parameters: new Map() };
      this.operations.set(raw.id, seen);
    }
    seen.count++;
    const others = Object.entries(parameters).filter(([name]) => !declared.has(name) && !ofClients.has(name));
    sightAll(seen.parameters, Object.fromEntries(others), at);
    if (!isObject(json) || answer === undefined || typeof json.resultCode !== 'number') return;
    const code = json.resultCode;
    if (code === 1) {
      this.#seeValue(this.#schemas.of(answer.success, json), json, at);
      return;
    }
    const known = knownOf(seen.codes, code);
    if (known) sight(known, 'resultCode', code, at);
  }

  #seeValue(parts: readonly SchemaPart[], value: unknown, at: number | undefined): void {
    for (const part of parts)
      if (value !== null && part.node.type !== undefined)
        this.types.see(part, value, at, this.#shown !== undefined);
    if (Array.isArray(value)) {
      for (const row of value) this.#seeValue(this.#schemas.ofRow(parts, row), row, at);
    } else if (typeof value === 'string') this.#seeText(parts, value, at);
    else if (isObject(value)) this.#seeObject(parts, value, at);
  }

  #seeText(parts: readonly SchemaPart[], value: string, at: number | undefined): void {
    const json = value.startsWith('{') ? parsedJson(value) : undefined;
    if (json === undefined) return;
    for (const { pointer, node } of parts) {
      if (node.contentSchema !== undefined && node['x-content-when'] === undefined)
        this.#seeValue(this.#schemas.of(below(pointer, 'contentSchema'), json), json, at);
    }
  }

  #seeObject(
    parts: readonly SchemaPart[],
    value: Readonly<Record<string, unknown>>,
    at: number | undefined,
  ): void {
    const objects = parts.filter(({ node }) => isNode(node.properties));
    for (const part of objects) {
      const seen = this.#partAt(part.pointer);
      seen.count++;
      if (at !== undefined && (seen.last === undefined || at > seen.last)) seen.last = at;
      for (const name of requiredNames(part))
        if ((value[name] === undefined || value[name] === null) && this.#isAbsent(value, name))
          seen.absent.set(name, (seen.absent.get(name) ?? 0) + 1);
    }
    // An object of which nothing is declared is meant to hold anything.
    if (objects.length === 0) return;
    for (const [name, field] of Object.entries(value)) {
      if (this.#schemas.declares(objects, name))
        this.#seeValue(this.#schemas.ofField(parts, name, field), field, at);
      else {
        const holders = objects.map(({ pointer }) => this.#partAt(pointer));
        for (const one of holders) for (const other of holders) if (one !== other) one.together.add(other);
        for (const { pointer } of objects) {
          const { undeclared } = this.#partAt(pointer);
          const known = knownOf(undeclared, name);
          if (known) sight(known, name, field, at);
        }
      }
    }
  }

  /** Of a part of an answer nobody knows what it lacks, but for what it is there to show. */
  #isAbsent(holder: object, name: string): boolean {
    return (
      this.#shown === undefined || (this.#shown.lack?.holder === holder && this.#shown.lack.name === name)
    );
  }

  #partAt(pointer: string): PartSeen {
    let seen = this.parts.get(pointer);
    if (seen === undefined) {
      seen = { count: 0, absent: new Map(), undeclared: new Map(), together: new Set(), last: undefined };
      this.parts.set(pointer, seen);
    }
    return seen;
  }
}

/** What is known of a name; undefined for one too many: some answers have ids for names. */
function knownOf<Name>(kept: Map<Name, Sighting>, name: Name): Sighting | undefined {
  const known = kept.get(name);
  if (known || kept.size >= mostNames) return known;
  const fresh = sighting();
  kept.set(name, fresh);
  return fresh;
}

function sightAll(
  kept: Map<string, Sighting>,
  parameters: Readonly<Record<string, string>>,
  at: number | undefined,
): void {
  for (const [name, value] of Object.entries(parameters)) {
    const known = knownOf(kept, name);
    if (known) sight(known, name, String(Number(value)) === value ? Number(value) : value, at);
  }
}

function parameterNames(root: SpecNode, { node, pointer }: RawOperation): Set<string> {
  const listed = (Array.isArray(node.parameters) ? node.parameters : []).map((_, index) =>
    String(follow(root, below(pointer, 'parameters', index)).node.name),
  );
  const content =
    isNode(node.requestBody) && isNode(node.requestBody.content) ? node.requestBody.content : {};
  const fields = Object.keys(content).flatMap(type => {
    const { node: schema } = follow(root, below(pointer, 'requestBody', 'content', type, 'schema'));
    return isNode(schema.properties) ? Object.keys(schema.properties) : [];
  });
  return new Set([...listed, ...fields]);
}
