import type { Case } from '../src/check/suite/case.ts';
import type { Given } from '../src/check/suite/trial.ts';
import type { Contract } from '../src/spec/contract.ts';
import { agreeing, concern, undisturbedFor } from './kit.ts';
import { stableData } from './stable-view.ts';
import { needsOf, validFor } from './valid.ts';

const make = concern('strictness', { layer: 'M', source: 'server' });

/** What a server must not insist on: parameters it has a default for, parameters it does not know. */
export default function cases(contract: Contract): Case[] {
  const reads = contract.operations.filter(({ effect, service }) => effect === 'read' && service === 'api');
  return reads.flatMap(({ id, effect, parameters, needsToken }) => {
    const caller = needsToken ? 'owner' : 'nobody';
    const needs = { ...needsOf(id, effect), ...undisturbedFor(id) };
    const extra = make(`${id}/unknown-parameters`, {
      generated: true,
      title: `${id} ignores parameters it does not know`,
      operation: id,
      needs,
      // An app asks what needs no token before it logs in again, with the one that has ended.
      ...(!needsToken && { harm: 'reach' as const }),
      async run(trial) {
        const given = validFor(trial, id);
        const unknown = {
          ...{ time: 1, salt: 'x', secret: 'y', nobodyKnowsMe: '张' },
          ...(!needsToken && { access_token: 'imapi-check-nobody' }),
        };
        const [got, want] = await agreeing(trial, async () => [
          stableData(await trial.send(caller, id, { ...given, ...unknown })),
          stableData(await trial.send(caller, id, given)),
        ]);
        trial.same(got, want, {
          rule: 'unknown-ignored',
          pointer: '/data',
          message: 'unknown parameters must change nothing',
        });
      },
    });
    const omitted = parameters.flatMap(({ name, type, whenMissing }) => {
      if (whenMissing === undefined || whenMissing.kind === 'resultCode') return [];
      // A form sends what nobody filled in as an empty text (server facts 1.5).
      const mayBeEmpty = whenMissing.kind === 'default' && (type !== 'string' || whenMissing.value === '');
      return [
        make(`${id}/without-${name}`, {
          generated: true,
          title:
            whenMissing.kind === 'default'
              ? `${id} takes ${JSON.stringify(whenMissing.value)} for a missing ${name}`
              : `${id} does not need ${name}`,
          operation: id,
          needs,
          async run(trial) {
            const value = whenMissing.kind === 'default' ? { [name]: String(whenMissing.value) } : {};
            const filled: Given = { ...validFor(trial, id), ...value };
            const options = name === 'flag' ? { withoutFlag: true as const } : {};
            const [got, want] = await agreeing(trial, async () => [
              stableData(await trial.send(caller, id, { ...filled, [name]: undefined }, options)),
              stableData(await trial.send(caller, id, filled)),
            ]);
            trial.same(pageless(got), pageless(want), {
              rule: `default-${name}`,
              pointer: '/data',
              message: `a missing ${name} must count as its default`,
            });
            if (!mayBeEmpty) return;
            const [bare, full] = await agreeing(trial, async () => [
              stableData(await trial.send(caller, id, { ...filled, [name]: '' })),
              stableData(await trial.send(caller, id, filled)),
            ]);
            trial.same(pageless(bare), pageless(full), {
              rule: `empty-${name}`,
              pointer: '/data',
              message: `an empty ${name} must count as its default`,
            });
          },
        }),
      ];
    });
    return [extra, ...omitted];
  });
}

/** Without the echo of the request, which may tell a missing parameter from a given one. */
function pageless(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('pageData' in data)) return data;
  return data.pageData;
}
