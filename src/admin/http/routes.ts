import { nearest } from '../../base/nearest.ts';
import type { ControlDocument, ControlOperation, ControlParameter } from '../../control-api/document.ts';
import type { ControlId } from '../../control-api/operations.ts';

/** One operation with its method and all its parameters, those of its path among them. */
export interface ControlRoute {
  readonly id: ControlId;
  readonly method: string;
  readonly parameters: readonly ControlParameter[];
  /** Whether a body has to be there; undefined where none is taken. */
  readonly bodyRequired: boolean | undefined;
  readonly status: number;
  /** Whether it shows or changes rows, users or the clock, of which a proxy has none. */
  readonly needsWorld: boolean;
}

/** The operations of a path, and the values in it. */
export interface Match {
  /** By method, in capitals. */
  readonly byMethod: ReadonlyMap<string, ControlRoute>;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds operations by path, as the document of the control API has them. */
export class Routes {
  readonly #document: ControlDocument;
  readonly #paths: { readonly pattern: RegExp; readonly byMethod: ReadonlyMap<string, ControlRoute> }[];

  constructor(document: ControlDocument) {
    this.#document = document;
    // A path without a placeholder comes before those that could swallow it.
    const paths = Object.keys(document.paths).sort((a, b) => holes(a) - holes(b));
    this.#paths = paths.map(path => ({ pattern: patternOf(path), byMethod: this.#routesOf(path) }));
  }

  find(path: string): Match | undefined {
    for (const { pattern, byMethod } of this.#paths) {
      const groups = pattern.exec(path)?.groups;
      if (groups) return { byMethod, values: decoded(groups) };
    }
    return undefined;
  }

  /** The path that is spelt most like one there is none of. */
  nearest(path: string): string | undefined {
    return nearest(path, Object.keys(this.#document.paths));
  }

  #routesOf(path: string): Map<string, ControlRoute> {
    const { parameters = [], ...methods } = this.#document.paths[path] ?? {};
    return new Map(
      Object.entries(methods).map(([method, operation]) => [
        method.toUpperCase(),
        {
          // The generated types have exactly the operations of the document.
          id: operation.operationId as ControlId,
          method: method.toUpperCase(),
          parameters: [...parameters, ...(operation.parameters ?? [])].map(it => this.#parameter(it)),
          bodyRequired: this.#bodyRequired(operation),
          status: '201' in operation.responses ? 201 : 200,
          needsWorld: operation['x-needs'] === 'world',
        },
      ]),
    );
  }

  #parameter(parameter: ControlParameter): ControlParameter {
    const name = parameter.$ref?.split('/').at(-1);
    return (name === undefined ? undefined : this.#document.components.parameters[name]) ?? parameter;
  }

  #bodyRequired({ requestBody }: ControlOperation): boolean | undefined {
    const name = requestBody?.$ref?.split('/').at(-1);
    const body = name === undefined ? requestBody : this.#document.components.requestBodies[name];
    return body && body.required === true;
  }
}

const holes = (path: string) => path.split('{').length;

function patternOf(path: string): RegExp {
  const parts = path.split(/(\{\w+\})/).map(part => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name === undefined ? part.replaceAll('.', '\\.') : `(?<${name}>[^/]+)`;
  });
  // Groups are there even when there are no names, so that a match can be told from none.
  return new RegExp(`^(?<whole>)${parts.join('')}$`);
}

function decoded(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decode(text)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
