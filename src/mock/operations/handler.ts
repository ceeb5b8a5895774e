import type { MessageWriter } from '../../domain/message-writer.ts';
import type { Views } from '../../domain/views.ts';
import type { BoundValues } from '../../faults/fault.ts';
import type { Contract, Operation } from '../../spec/contract.ts';
import type { OperationParameters } from '../../spec/generated/parameters.gen.ts';
import type { operations } from '../../spec/generated/types.gen.ts';
import type { ResultCode } from '../../spec/result-codes.ts';
import type { Tx } from '../../store/transaction.ts';
import type { OperationSettings } from '../settings.ts';

/** Ids of the operations that answer with JSON from the store; the upload has its own service, a file is no JSON. */
export type StoreOperationId = Exclude<keyof operations, 'uploadFile' | 'getFile'>;

type Answer<Id extends StoreOperationId> = operations[Id]['responses'][200]['content']['application/json'];

/** The successful answer among all that an operation may give. */
type SuccessOf<Answer> = Extract<Answer, { resultCode: 1 }>;

/** What a handler returns: the successful answer without the envelope that every answer shares. */
export type ResultOf<Answer> = Omit<SuccessOf<Answer>, 'currentTime' | 'resultCode'> &
  ('data' extends keyof SuccessOf<Answer> ? unknown : { readonly data?: never });

/** The result of a handler of openapi.yaml. */
export type HandlerResult<Id extends StoreOperationId> = ResultOf<Answer<Id>>;

/** The address of a client, and the base URLs by which it reaches this mock, each with a trailing slash. */
export interface ClientFacts {
  readonly address: string;
  /** The host of `apiUrl`, without a port; an IPv6 address in brackets. */
  readonly host: string;
  readonly apiUrl: string;
  readonly uploadUrl: string;
  readonly filesUrl: string;
}

/** The parts that an operation may use. It knows no HTTP. */
export interface OperationContext {
  readonly tx: Tx;
  /** User id of the caller; 0 where the operation needs no token. */
  readonly callerId: number;
  /** The caller's token as it came. */
  readonly token: string;
  /** The session in whose world it runs; absent for the shared one. */
  readonly session: string | undefined;
  /** Returns how the client reaches the mock; computed only when called. */
  client(): ClientFacts;
  readonly settings: OperationSettings;
  readonly views: Views;
  readonly writer: MessageWriter;
  /** Warns the caller that the request relies on something the document does not promise. */
  warn(text: string): void;
}

/** The work of one operation: reads and writes rows, returns the answer's data or refuses with a coded failure. */
export type Handler<Id extends StoreOperationId> = (
  context: OperationContext,
  parameters: OperationParameters[Id],
) => HandlerResult<Id>;

/** Operations that one pipeline runs: the contract they keep, and what does each of them. */
export interface OperationSet {
  readonly contract: Contract<string, string>;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** Codes that these operations have beside those of openapi.yaml. */
  readonly ownCodes: readonly ResultCode[];
  /** Returns what every answer of an operation is warned of; undefined for what the document has. */
  warnOf(operation: Operation<string>): string | undefined;
}

/** The handler of any operation. Its binder, made from the same contract, has read the values its type asks for. */
export type AnyHandler = (context: OperationContext, values: BoundValues) => object;

/** A handler for every operation. An operation of openapi.yaml without one does not compile. */
export type Handlers = { readonly [Id in StoreOperationId]: Handler<Id> };
