import type { Case } from '../src/check/suite/case.ts';
import type { Trial } from '../src/check/suite/trial.ts';
import type { Contract, JsonOperationId } from '../src/spec/contract.ts';
import { concern } from './kit.ts';
import { refusalWays } from './refusal-ways.ts';
import { stableView } from './stable-view.ts';

const make = concern('result-codes', { layer: 'E' });

/**
 * Everything a refused write could have changed in the group. The subject belongs to the cases about parameters, which
 * other servers may take (server facts 1.5) while these run beside them.
 */
async function groupNow(trial: Trial) {
  const page = { pageIndex: 0, pageSize: 1 };
  const [newest, shown] = await Promise.all([
    trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, ...page }),
    trial.ok('owner', 'getRoom', { roomId: trial.room.id }),
  ]);
  return { room: stableView('getRoom', { ...shown, subject: '' }), messageId: newest[0]?.messageId };
}

/** One case for each way. The code and its source are the contract's. */
export function refusals(contract: Contract): Case[] {
  return Object.entries(refusalWays).flatMap(([name, table]) => {
    const id = name as JsonOperationId;
    const operation = contract.operation(id);
    return Object.entries(table).map(([what, way]) => {
      const declared = operation.resultCodes[what];
      if (!declared)
        throw new Error(`Failed to make the case ${id}/${what}: openapi.yaml declares no such failure.`);
      const { code, or = [], source } = declared;
      const needs =
        way.given && way.needs?.room ? { ...way.needs, room: 'change' as const } : (way.needs ?? {});
      const changes = operation.effect === 'write' && way.needs?.room === 'refused';
      return make(`${id}/${what}`, {
        title: `${id} is refused with ${code}: ${what.replaceAll('-', ' ')}`,
        operation: id,
        effect: way.given && operation.effect === 'read' ? 'write' : operation.effect,
        source,
        layer: way.as === undefined ? 'E' : 'P',
        needs,
        covers: [`${id} ${code}`],
        async run(trial) {
          const back = await way.given?.(trial);
          try {
            const before = changes && (await groupNow(trial));
            // What keeps somebody from what they may not do is asked both ways: apps send forms (server facts 6).
            for (const method of way.as === undefined ? (['GET'] as const) : trial.ways)
              await trial.refused(way.as ?? 'owner', id, way.with(trial), { code, or }, { method });
            if (before) {
              trial.same(await groupNow(trial), before, {
                rule: 'refused-yet-done',
                message: 'a refused call must not change the group',
                harm: 'permission',
              });
            }
          } finally {
            await back?.();
          }
        },
      });
    });
  });
}
