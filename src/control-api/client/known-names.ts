import type {
  KnownCollection,
  KnownFault,
  KnownOperation,
  KnownScenario,
  KnownUser,
} from '../generated/names.gen.ts';

/** One of the names that the editor completes, or any other: a server may know more than its contract. */
type OrAny<Known, Wide> = Known | (Wide & Record<never, never>);

/** An operation of the contract. */
export type OperationName = OrAny<KnownOperation, string>;

/** An operation of the contract, or `*` for all. */
export type OperationScope = OrAny<KnownOperation | '*', string>;

/** Where faults are switched on: an operation, `*` for all, `live` for the live connection, `live:100164` for a user's. */
export type FaultPlace = OrAny<KnownOperation | '*' | 'live', string>;

/** A fault of the catalogue. */
export type FaultName = OrAny<KnownFault, string>;

/** A collection, named as the document names it. */
export type CollectionName = OrAny<KnownCollection, string>;

/** A scenario that comes with the mock, a folder of rows, or a module that exports one. */
export type ScenarioName = OrAny<KnownScenario, string>;

/** A user by id; the editor completes those of the demo. */
export type UserName = OrAny<KnownUser, number>;

/** The same fields, with names that the editor completes. */
export type Named<Fields> = {
  [Name in keyof Fields]: Name extends 'operationId'
    ? OperationName
    : Name extends 'fault'
      ? FaultName
      : Name extends 'userId' | 'from' | 'to' | 'callerId'
        ? UserName
        : Fields[Name];
};
