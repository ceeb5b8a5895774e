import type { Operation, Parameter } from '../operation.ts';

// The token is the pipeline's business, and nothing reads `flag`.
const leftOut = new Set(['access_token', 'flag']);

const typeNames = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean' } as const;

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
  ].join('\n');
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
