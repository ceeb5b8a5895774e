import type { Case } from '../src/check/suite/case.ts';
import type { Contract, Operation, Parameter } from '../src/spec/contract.ts';
import { concern } from './kit.ts';
import { refusals } from './refusals.ts';
import { tokens } from './tokens.ts';
import { needsOf, validFor } from './valid.ts';

const make = concern('result-codes', { layer: 'E' });

/** Every way to fail that the contract declares: tokens, what is missing, wrong types, and the operation's own. */
export default function cases(contract: Contract): Case[] {
  const generated = contract.operations
    .filter(({ service }) => service === 'api')
    .flatMap((operation, at) => [...tokens(operation, at), ...missing(operation), ...wrongTypes(operation)]);
  return [...generated, ...refusals(contract)];
}

/** What the server does without a parameter (`x-when-missing`). */
function missing(operation: Operation): Case[] {
  const { id, effect } = operation;
  return operation.parameters.flatMap(({ name, whenMissing }) => {
    if (whenMissing?.kind !== 'resultCode' || name === 'access_token') return [];
    const { code, by } = whenMissing;
    const declared = Object.values(operation.resultCodes).find(entry => entry.code === code);
    const { or = [], source = 'server' as const } = declared ?? {};
    // What an operation here refuses by itself is left to the binding elsewhere (server facts 1.5, 2.9, 2.15).
    const envelope = by === 'operation' ? (['operation', 'binding'] as const) : by;
    return [
      make(`${id}/without-${name}`, {
        generated: true,
        title: `${id} without ${name} is refused with ${code}`,
        operation: id,
        effect,
        source,
        needs: { ...needsOf(id, effect), ...(effect === 'irreversible' && { sandbox: true as const }) },
        covers: [`${id} ${code}`],
        async run(trial) {
          const given = { ...validFor(trial, id), [name]: undefined };
          await trial.refused('owner', id, given, { code, or, envelope });
        },
      }),
    ];
  });
}

/** A value that is no number where one is wanted (server facts 1.5). */
function wrongTypes(operation: Operation): Case[] {
  const { id, effect } = operation;
  const numeric = ({ type, whenMissing }: Parameter) => type !== 'string' && whenMissing?.kind !== 'ignored';
  const { or = [] } = operation.resultCodes['wrong-type'] ?? {};
  return operation.parameters.filter(numeric).map(({ name, type, format }) =>
    make(`${id}/wrong-type-${name}`, {
      generated: true,
      title: `${id} with a ${name} that is not of type ${type} is refused with 1020101`,
      operation: id,
      effect,
      source: 'server',
      needs: { ...needsOf(id, effect), ...(effect === 'irreversible' && { sandbox: true as const }) },
      covers: [`${id} 1020101`],
      async run(trial) {
        // What a longer number would be written as is said nowhere, so reads alone are asked with one.
        const [texts, fraction, long] = [['abc', '十'] as const, '1.5', '9999999999'];
        const wrong = trial.random.pick(
          format !== 'int32' ? texts : effect === 'read' ? [...texts, fraction, long] : [...texts, fraction],
        );
        await trial.refused(
          'owner',
          id,
          { ...validFor(trial, id), [name]: wrong },
          { code: 1020101, or, envelope: 'binding' },
        );
      },
    }),
  );
}
