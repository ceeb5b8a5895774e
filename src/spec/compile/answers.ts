import { below, componentName, follow, isNode, type SpecNode } from './document.ts';
import { type RawOperation, rawOperations } from './operations.ts';

/** The schemas that an operation's JSON answer is one of. */
export interface RawAnswer {
  readonly id: string;
  /** Where the answer's schema stands. */
  readonly pointer: string;
  /** Where its success stands, references followed. */
  readonly success: string;
  readonly failures: readonly { readonly schema: string; readonly codes: readonly number[] }[];
}

/** The answers of every operation that answers JSON. @throws Error when success and failure cannot be told apart */
export function rawAnswers(root: SpecNode): RawAnswer[] {
  return rawOperations(root).flatMap(operation => rawAnswer(root, operation) ?? []);
}

/** The answer of one operation; undefined when it is not JSON. @throws Error when success and failure cannot be told apart */
export function rawAnswer(root: SpecNode, { id, pointer }: RawOperation): RawAnswer | undefined {
  const response = follow(root, below(pointer, 'responses', '200'));
  const schema = below(response.pointer, 'content', 'application/json', 'schema');
  if (!isNode(response.node.content) || response.node.content['application/json'] === undefined)
    return undefined;
  const branches = branchesOf(root, schema);
  const succeeding = branches.filter(branch => codesOf(root, branch).includes(1));
  const [success] = succeeding;
  if (success === undefined || succeeding.length > 1) {
    throw new Error(
      `Failed to compile openapi.yaml: ${id} must have exactly one answer with resultCode const 1, ` +
        `has ${succeeding.length}. Correct ${schema}.`,
    );
  }
  const failures = branches
    .filter(branch => branch !== success)
    .map(branch => {
      const name = componentName(branch);
      const codes = codesOf(root, branch);
      if (name === undefined || codes.length === 0) {
        throw new Error(
          `Failed to compile openapi.yaml: failure ${branch} must be a component with an enum of result codes.`,
        );
      }
      return { schema: name, codes };
    });
  return { id, pointer: schema, success, failures };
}

// `oneOf` of `oneOf` is one choice: Failure is itself a choice of three envelopes.
function branchesOf(root: SpecNode, pointer: string): string[] {
  const { pointer: at, node } = follow(root, pointer);
  if (!Array.isArray(node.oneOf)) return [at];
  return node.oneOf.flatMap((_, index) => branchesOf(root, below(at, 'oneOf', index)));
}

function codesOf(root: SpecNode, pointer: string): number[] {
  const { pointer: at, node } = follow(root, pointer);
  const properties = isNode(node.properties) ? node.properties : {};
  if (properties.resultCode === undefined) return [];
  const { node: code } = follow(root, below(at, 'properties', 'resultCode'));
  if (typeof code.const === 'number') return [code.const];
  return Array.isArray(code.enum) ? code.enum.filter(value => typeof value === 'number') : [];
}
