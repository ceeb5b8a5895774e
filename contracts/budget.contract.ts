import type { Case } from '../src/check/suite/case.ts';
import type { Contract } from '../src/spec/contract.ts';
import { concern } from './kit.ts';
import { needsOf, validFor } from './valid.ts';

const make = concern('budget', { layer: 'B', source: 'server' });
const times = 6;

/** Every read answers in time: five of six, the first left out; once five have, nothing more is asked. */
export default function cases(contract: Contract): Case[] {
  return contract.operations
    .filter(({ effect }) => effect === 'read')
    .map(({ id, effect, needsToken, service, example }) =>
      make(id, {
        generated: true,
        title: `${id} answers in time`,
        operation: id,
        needs: needsOf(id, effect),
        async run(trial) {
          const given = validFor(trial, id);
          const path = service === 'files' ? example : undefined;
          if (service === 'files' && !trial.isMock)
            return trial.notExercised('no file is known before an upload');
          const durations: number[] = [];
          const inTime = () => durations.filter(durationMs => durationMs <= trial.budgetMs).length;
          for (let index = 0; index <= times && inTime() < times - 1; index++) {
            const { durationMs } = await trial.send(
              needsToken ? 'owner' : 'nobody',
              id,
              given,
              path === undefined ? {} : { path },
            );
            if (index > 0) durations.push(durationMs);
          }
          const typical = durations.sort((one, other) => one - other)[times - 2] ?? 0;
          trial.holds(typical <= trial.budgetMs, {
            rule: 'slow',
            message: `${id} must answer within ${trial.budgetMs} ms`,
            expected: `at most ${trial.budgetMs} ms`,
            got: `${Math.round(typical)} ms`,
          });
        },
      }),
    );
}
