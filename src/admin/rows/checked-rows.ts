import { type Steps, withPauses } from '../../base/in-slices.ts';
import type { Progress } from '../../base/progress.ts';
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
  reads: 'ReadRow',
  resources: 'ResourceRow',
  tokens: 'TokenRow',
  logins: 'LoginRow',
};

/** Rows as a request gave them, with the place of each in its body. */
export class GivenRows {
  readonly collections: Collections;
  readonly size: number;
  readonly #pointers = new Map<string, string>();

  private constructor(collections: Collections) {
    this.collections = collections;
    this.size = Object.values(collections).reduce((sum, rows) => sum + rows.length, 0);
  }

  /**
   * Holds each row against the contract, in slices.
   * @param pointerOf the place of a row in the body
   * @throws Problem bad-state with the pointer to the first field that is wrong
   */
  static async checked(
    contract: Contract,
    collections: Collections,
    pointerOf: (collection: string, index: number) => string,
    progress?: Progress,
  ): Promise<GivenRows> {
    const given = new GivenRows(collections);
    const steps = given.#checks(contract, pointerOf);
    await withPauses(steps, done => progress?.('checking rows', done, given.size));
    return given;
  }

  /** @throws Problem bad-state when there is a breach */
  refuse(violation: Violation | undefined): void {
    if (!violation) return;
    const { collection, key, pointer, reason } = violation;
    const place = this.#pointers.get(`${collection}\n${key}`);
    throw new Problem('bad-state', `Failed to change the state: ${collection} ${key}${pointer}: ${reason}.`, {
      pointer: place === undefined ? undefined : `${place}${pointer}`,
    });
  }

  *#checks(contract: Contract, pointerOf: (collection: string, index: number) => string): Steps<void> {
    for (const [collection, rows] of Object.entries(this.collections)) {
      if (!tableOfCollection(collection)) throw unknownCollection(collection);
      for (const [index, row] of rows.entries()) {
        this.#check(contract, collection, row, pointerOf(collection, index));
        yield 1;
      }
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
