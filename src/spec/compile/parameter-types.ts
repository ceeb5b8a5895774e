import type { Operation, Parameter } from '../operation.ts';

// The token is the pipeline's business, and nothing reads `flag`.
const leftOut = new Set(['access_token', 'flag']);

const typeNames = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' } as const;

/** Codes that any operation may fail with: a parameter that cannot be bound, and an error of the server itself. */
const anywhere = [1010101, 1020101];
const tokenCodes = [1030101, 1030102];

/**
 * Text of parameters.gen.ts: the parameters of each operation as its handler gets them, after `x-when-missing` has
 * given defaults and refused what may not be missing; what the operation itself refuses may still be missing.
 */
export function parametersModule(operations: readonly Operation[]): string {
  const blocks = operations.map(({ id, parameters }) => {
    const fields = parameters
      .filter(parameter => !leftOut.has(parameter.name))
      .map(parameter => `    readonly ${key(parameter)}: ${typeNames[parameter.type]};`);
    return fields.length > 0 ? `  ${id}: {\n${fields.join('\n')}\n  };` : `  ${id}: Record<never, never>;`;
  });
  return [
    '',
    '/** Parameters of each operation as its handler gets them: present when they have a default or must be there. */',
    'export interface OperationParameters {',
    ...blocks,
    '}',
    '',
    '/** Result codes that an answer of each path may have besides 1, those of other correct servers among them. */',
    'export interface PathFailures {',
    ...operations.map(
      operation => `  ${JSON.stringify(operation.path)}: ${failuresOf(operation).join(' | ')};`,
    ),
    '}',
    '',
  ].join('\n');
}

function failuresOf({ resultCodes, needsToken }: Operation): number[] {
  const declared = Object.values(resultCodes).flatMap(({ code, or = [] }) => [code, ...or]);
  const codes = new Set([...declared, ...anywhere, ...(needsToken ? tokenCodes : [])]);
  codes.delete(1);
  return [...codes].sort((one, other) => one - other);
}

function key({ name, in: where, whenMissing }: Parameter): string {
  // What the operation itself refuses may reach it missing.
  const present =
    where === 'path' ||
    whenMissing?.kind === 'default' ||
    (whenMissing?.kind === 'resultCode' && whenMissing.by === 'binding');
  const quoted = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return present ? quoted : `${quoted}?`;
}
