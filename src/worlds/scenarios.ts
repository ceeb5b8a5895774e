import { existsSync } from 'node:fs';
import type { Progress } from '../base/progress.ts';
import { largeScenario } from '../generate/large.ts';
import type { Contract } from '../spec/contract.ts';
import { loadContract } from '../spec/contract.ts';
import type { Collections } from '../store/tables/collections.ts';
import { readCollections, readFolder } from './fixtures.ts';

/** The scenarios that come with the mock; any folder of rows is one as well. */
export const scenarioNames = ['demo', 'empty', 'large'] as const;

/**
 * Returns whether a scenario comes with the mock, so that its rows never change while the mock runs; a folder's may.
 */
export function isBuiltIn(name: string): boolean {
  return scenarioNames.some(known => known === name);
}

/**
 * Returns the rows of a scenario. `demo`: the documented samples. `empty`: their users, with no relations but those
 * to the service account, which everybody has. `large`: generated from the seed, which the other two do not depend on.
 * Any other name is a folder with a JSON file for each collection.
 * @throws Error for a name that is neither a scenario nor a folder
 */
export async function scenarioCollections(
  name: string,
  seed: string,
  contract: Pick<Contract, 'writeText'> = loadContract(),
  progress?: Progress,
): Promise<Collections> {
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
      if (existsSync(name)) return readFolder(name, progress);
      throw new Error(
        `Failed to start the scenario ${name}: there is neither a scenario nor a folder of that name. Choose ${scenarioNames.join(', ')}, or a folder that imapi generate made.`,
      );
  }
}

const serviceId = 10_000;

function usersAlone({ users = [], friends = [] }: Collections): Collections {
  const served = friends.filter(row =>
    [Reflect.get(row, 'userId'), Reflect.get(row, 'toUserId')].includes(serviceId),
  );
  return { users, friends: served };
}
