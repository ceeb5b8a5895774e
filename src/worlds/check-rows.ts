import { atOnce, type Steps } from '../base/in-slices.ts';
import type { Contract, Issue } from '../spec/contract.ts';
import type { Collections } from '../store/tables/collections.ts';

/**
 * The schema of openapi.yaml that the rows of a collection have to fit; pins, hides, uploads, tokens and
 * log-ins are our own.
 */
const schemas: Readonly<Record<string, string>> = {
  users: 'OwnProfile',
  friends: 'Friend',
  shiku_room_member: 'Member',
  shiku_room_notice: 'Notice',
  shiku_msgs: 'SingleMessage',
  shiku_lastChats: 'LastChat',
};

/**
 * Checks the rows that a store starts with against the contract.
 * @throws Error that names the first row that breaks it
 */
export function checkRows(contract: Contract, collections: Collections): void {
  atOnce(checkSteps(contract, collections));
}

/** The steps of `checkRows`; they count rows. */
export function* checkSteps(contract: Contract, collections: Collections): Steps<void> {
  for (const [collection, rows] of Object.entries(collections)) {
    for (const [index, row] of rows.entries()) {
      const issue = rowIssue(contract, collection, row);
      yield 1;
      if (!issue) continue;
      const where = `${collection}.json, row ${index}${issue.pointer}`;
      throw new Error(
        `Failed to load ${where}: ${issue.message}. Make the row fit ${issue.schema} of openapi.yaml.`,
      );
    }
  }
}

/** Returns the first issue of a row, and the schema it breaks; none for collections of our own. */
export function rowIssue(
  contract: Contract,
  collection: string,
  row: object,
): (Issue & { readonly schema: string }) | undefined {
  const group = collection.startsWith('mucmsg_') ? 'GroupMessage' : undefined;
  const room = collection === 'shiku_room';
  const schema = group ?? (room ? 'RoomCore' : schemas[collection]);
  if (schema === undefined) return undefined;
  // A message that was deleted is kept, though it is never shown.
  const isDeleted = schema === 'SingleMessage' && Number.isSafeInteger(Reflect.get(row, 'delayedTime'));
  const kept = isDeleted ? { ...row, delayedTime: 0 } : row;
  const [issue] = contract.checkRow(schema, room ? { ...row, notices: [] } : kept);
  return issue && { ...issue, schema };
}
