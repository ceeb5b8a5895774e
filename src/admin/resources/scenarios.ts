import { scenarioNames } from '../../worlds/scenarios.ts';
import type { Controls } from '../control.ts';
import { unknown } from '../http/problem.ts';

/** What a world begins with, and begins again with. */
export const scenarios: Pick<Controls, 'reset' | 'listScenarios' | 'activateScenario'> = {
  reset: async ({ control, world }) => {
    control.mock.holds.clear(it => it === world);
    await control.scenarios.reset(world);
    return { reset: true };
  },
  listScenarios: ({ world }) => {
    const active = world.store.scenario;
    return { scenarios: namesWith(active).map(name => ({ name, active: name === active })) };
  },
  activateScenario: async ({ control, world, parameters: { name } }) => {
    const names = namesWith(world.store.scenario);
    if (!names.includes(name)) throw unknown('unknown-scenario', 'scenario', name, names);
    await control.scenarios.activate(world, name);
    return { name, active: true };
  },
};

/** A folder of rows counts as a scenario where the mock was started with it. */
function namesWith(active: string): string[] {
  return [...new Set([...scenarioNames, active])];
}
