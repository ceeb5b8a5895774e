import { faultCatalogue } from '../../src/faults/catalogue.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { collectionsOf, stateOf } from '../../src/store/tables/collections.ts';
import { readCollections, readDocumented } from '../../src/worlds/fixtures.ts';
import { scenarioNames } from '../../src/worlds/scenarios.ts';

/** The names that the control API takes, as types that an editor completes. */
export function namesFile(): string {
  const contract = loadContract();
  const { all, live } = faultCatalogue(contract, readDocumented());
  const operations = contract.operations.map(({ id }) => id);
  const collections = Array.from(collectionsOf(stateOf({}, '1', 'empty')), ([name]) => name);
  const users = (readCollections('demo').users ?? []).map(row => Number(Reflect.get(row, 'userId')));
  const texts = (names: readonly string[]) => names.map(name => `\n  | '${name}'`).join('');
  return `// Made by npm run generate. Do not edit.

/** The operations of the contract. */
export type KnownOperation =${texts(operations)};

/** The faults of the catalogue. */
export type KnownFault =${texts([...all, ...live].map(({ id }) => id))};

/** The collections that every store has; each group has one more for its messages. */
export type KnownCollection =${texts(collections)}\n  | \`mucmsg_\${string}\`;

/** The scenarios that come with the mock. */
export type KnownScenario =${texts(scenarioNames)};

/** The users of the demo. */
export type KnownUser =${users.map(id => `\n  | ${id}`).join('')};
`;
}
