import { existsSync } from 'node:fs';
import { isModule, loadModule } from '../base/load-module.ts';
import type { Progress } from '../base/progress.ts';
import { serviceId } from '../domain/register.ts';
import { largeScenario } from '../generate/large.ts';
import { isScenario, type Scenario } from '../scenario/scenario.ts';
import type { Contract } from '../spec/contract.ts';
import { loadContract } from '../spec/contract.ts';
import type { Collections } from '../store/tables/collections.ts';
import { readCollections, readFolder } from './fixtures.ts';
import type { BuiltInScenario } from './world-options.ts';

/** The scenarios that come with the mock; any folder of rows is one as well. */
export const scenarioNames = ['demo', 'empty', 'large'] as const satisfies readonly BuiltInScenario[];

/**
 * Returns whether a scenario comes with the mock, so that its rows never change while the mock runs; a folder's may.
 */
export function isBuiltIn(name: string): boolean {
  return scenarioNames.some(known => known === name);
}

/** The name of the scenario that `createMock` was given itself. */
export const ownScenario = 'own';

/** What rows of a scenario follow from besides its name. */
export interface ScenarioSource {
  readonly seed: string;
  /** What happened is counted back from there, milliseconds. Default: now. */
  readonly now?: number;
  /** The scenario that `own` names. */
  readonly own?: Scenario | undefined;
  /** Default: openapi.yaml. */
  readonly contract?: Pick<Contract, 'writeText'>;
  readonly progress?: Progress | undefined;
}

/**
 * Returns the rows of a scenario. `demo`: the documented samples. `empty`: their users, with no relations but those
 * to the service account, which everybody has. `large`: generated from the seed, which the other two do not depend on.
 * Any other name is a module that exports one, or a folder with a JSON file for each collection.
 * @throws Error for a name that is none of these, and for a scenario that cannot be told
 */
export async function scenarioCollections(name: string, source: ScenarioSource): Promise<Collections> {
  const { seed, own, contract = loadContract(), progress } = source;
  switch (name) {
    case 'demo':
      return readCollections('demo');
    case 'empty':
      return usersAlone(readCollections('demo'));
    case 'large': {
      // Faker is loaded when first needed: most runs of the mock generate nothing.
      const { generate } = await import('../generate/generate.ts');
      return generate({ ...largeScenario, seed }, contract, progress);
    }
    default:
  }
  if (name === ownScenario && own) return told(own, { ...source, contract });
  if (isModule(name)) return told(await scenarioIn(name), { ...source, contract });
  if (existsSync(name)) return readFolder(name, progress);
  throw new Error(
    `Failed to start the scenario ${name}: no scenario or folder has this name. Choose ${scenarioNames.join(', ')}, a module that exports one, or a folder that imapi generate made.`,
  );
}

async function told(
  scenario: Scenario,
  { seed, now = Date.now(), contract }: ScenarioSource & { readonly contract: Pick<Contract, 'writeText'> },
): Promise<Collections> {
  return scenario.rows(await scenarioCollections(scenario.base, { seed, contract }), now, seed, contract);
}

/** @throws Error where the module cannot be loaded, or exports no scenario */
async function scenarioIn(file: string): Promise<Scenario> {
  let loaded: unknown;
  try {
    loaded = await loadModule(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to read the scenario ${file}: ${why}. Correct the file, or name another.`);
  }
  if (isScenario(loaded)) return loaded;
  throw new Error(
    `Failed to read the scenario ${file}: it exports no scenario. Write export default scenario(s => { … }).`,
  );
}

function usersAlone({ users = [], friends = [] }: Collections): Collections {
  const served = friends.filter(row =>
    [Reflect.get(row, 'userId'), Reflect.get(row, 'toUserId')].includes(serviceId),
  );
  return { users, friends: served };
}
