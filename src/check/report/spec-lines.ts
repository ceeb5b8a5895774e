import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { packageFile } from '../../base/package-file.ts';

/** The contract as people read it. */
export const specFile = packageFile('openapi.yaml');

/** Finds the lines of `openapi.yaml` that findings are about. Reads the file when it is first asked. */
export class SpecLines {
  #contract: string | undefined;
  #reader: Reader | undefined;
  #headings: ReadonlyMap<string, number> | undefined;

  /** What the contract says at a JSON pointer, e.g. the type that a value has to have; undefined where it is nothing. */
  valueAt(pointer: string): unknown {
    return this.#read().valueAt(partsOf(pointer));
  }

  /** Line, from 1, of a JSON pointer such as `#/components/schemas/Friend`, or of the nearest part above it. */
  ofPointer(pointer: string): number {
    const path = partsOf(pointer);
    for (let length = path.length; length > 0; length--) {
      const line = this.#find(path.slice(0, length));
      if (line !== undefined) return line;
    }
    return 1;
  }

  /** Line, from 1, at which an operation begins. */
  ofOperation({ path, method }: { readonly path: string; readonly method: string }): number {
    const key = method.toLowerCase();
    this.#headings ??= headingsOf(this.#text());
    return (
      this.#headings.get(`${path} ${key}`) ??
      this.#find(['paths', path, key]) ??
      this.#find(['paths', path]) ??
      1
    );
  }

  #find(path: readonly string[]): number | undefined {
    return this.#read().lineAt(path);
  }

  #read(): Reader {
    this.#reader ??= reader(this.#text());
    return this.#reader;
  }

  #text(): string {
    this.#contract ??= contractText();
    return this.#contract;
  }
}

/**
 * The lines of the operations by path and method. Every report wants them, and reading the file as YAML takes a fifth of a
 * second, so they are found by their indentation; what is written otherwise is left to the reader.
 */
function headingsOf(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let path = '';
  for (const [index, line] of text.split('\n').entries()) {
    const [, heading, method] = /^(?: {2}(\/\S*)| {4}(get|post)):$/.exec(line) ?? [];
    if (heading !== undefined) path = heading;
    else if (method !== undefined && path !== '') found.set(`${path} ${method}`, index + 1);
    else if (/^\S/.test(line)) path = '';
  }
  return found;
}

/** The contract, read once. */
interface Reader {
  readonly lineAt: (path: readonly string[]) => number | undefined;
  readonly valueAt: (path: readonly string[]) => unknown;
}

function partsOf(pointer: string): string[] {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map(step => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function contractText(): string {
  try {
    return readFileSync(specFile, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to read openapi.yaml: ${why}. It comes with imapi-mock: install that again.`);
  }
}

function reader(text: string): Reader {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const valueAt = (path: readonly string[]) => {
    const node: unknown = document.getIn(path);
    return isNode(node) ? node.toJS(document) : node;
  };
  const lineAt = (path: readonly string[]) => {
    const last = path.at(-1);
    const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const key = isMap(parent)
      ? parent.items.find(({ key: it }) => isScalar(it) && String(it.value) === last)?.key
      : undefined;
    const node: unknown = isScalar(key) ? key : document.getIn(path, true);
    const range = (node as { range?: readonly [number, number, number] } | undefined)?.range;
    return range ? lines.linePos(range[0]).line : undefined;
  };
  return { lineAt, valueAt };
}
