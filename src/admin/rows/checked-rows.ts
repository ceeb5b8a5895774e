import type { Violation } from '../../domain/invariants.ts';
import type { Contract } from '../../spec/contract.ts';
import { type Collections, tableOfCollection } from '../../store/tables/collections.ts';
import { type TableName, tables } from '../../store/tables/tables.ts';
import { rowIssue } from '../../worlds/check-rows.ts';
import { Problem } from '../http/problem.ts';
import { rowValidators } from '../http/validators.ts';
import { unknownCollection } from './collection.ts';

/** Schemas for what the contract does not declare: collections of our own, and fields no answer shows. */
const own: { readonly [Name in TableName]?: keyof typeof rowValidators } = {
  users: 'UserExtras',
  members: 'MemberExtras',
  messages: 'MessageExtras',
  pins: 'PinRow',
  hidden: 'HiddenRow',
  resources: 'ResourceRow',
  tokens: 'TokenRow',
};

/** Rows as a request gave them, with the place of each in its body. */
export class GivenRows {
  readonly collections: Collections;
  readonly #pointers = new Map<string, string>();

  /**
   * Holds each row against the contract.
   * @param pointerOf the place of a row in the body
   * @throws Problem bad-state with the pointer to the first field that is wrong
   */
  constructor(
    contract: Contract,
    collections: Collections,
    pointerOf: (collection: string, index: number) => string,
  ) {
    this.collections = collections;
    for (const [collection, rows] of Object.entries(collections)) {
      if (!tableOfCollection(collection)) throw unknownCollection(collection);
      rows.forEach((row, index) => {
        this.#check(contract, collection, row, pointerOf(collection, index));
      });
    }
  }

  /** @throws Problem bad-state for the first breach there is */
  refuse(violations: Iterable<Violation>): void {
    for (const { collection, key, pointer, reason } of violations) {
      const place = this.#pointers.get(`${collection}\n${key}`);
      throw new Problem(
        'bad-state',
        `Failed to change the state: ${collection} ${key}${pointer}: ${reason}.`,
        {
          pointer: place === undefined ? undefined : `${place}${pointer}`,
        },
      );
    }
  }

  #check(contract: Contract, collection: string, row: object, place: string): void {
    const name = tableOfCollection(collection);
    if (!name) return;
    const wrong = (pointer: string, reason: string) =>
      new Problem('bad-state', `Failed to change the state: ${collection} at ${place}${pointer} ${reason}.`, {
        pointer: `${place}${pointer}`,
      });
    const issue = rowIssue(contract, collection, row);
    if (issue) throw wrong(issue.pointer, issue.message);
    const validate = own[name] === undefined ? undefined : rowValidators[own[name]];
    if (validate && !validate(row)) {
      const [error] = validate.errors ?? [];
      throw wrong(error?.instancePath ?? '', error?.message ?? 'does not fit');
    }
    const { collection: collectionOf, key: keyOf } = tables[name];
    if (collectionOf(row as never) !== collection)
      throw wrong('/room_jid', `belongs to ${collectionOf(row as never)}`);
    const key = `${collection}\n${keyOf(row as never)}`;
    const before = this.#pointers.get(key);
    if (before !== undefined) throw wrong('', `has the same key as ${before}`);
    this.#pointers.set(key, place);
  }
}
