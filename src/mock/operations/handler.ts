import type { MessageWriter } from '../../domain/message-writer.ts';
import type { Views } from '../../domain/views.ts';
import type { Operation } from '../../spec/contract.ts';
import type { OperationParameters } from '../../spec/generated/parameters.gen.ts';
import type { operations } from '../../spec/generated/types.gen.ts';
import type { Tx } from '../../store/transaction.ts';

/** Ids of the operations that answer with JSON from the store; the upload has its own service, a file is no JSON. */
export type StoreOperationId = Exclude<keyof operations, 'uploadFile' | 'getFile'>;

/** An operation of openapi.yaml that has a handler. */
export type StoreOperation = Operation & { readonly id: StoreOperationId };

/** Returns whether an operation has a handler: exactly those of the API service do. */
export function isStoreOperation(operation: Operation | undefined): operation is StoreOperation {
  return operation?.service === 'api';
}

type Answer<Id extends StoreOperationId> = operations[Id]['responses'][200]['content']['application/json'];

/** The successful answer of an operation, as openapi.yaml has it. */
export type Success<Id extends StoreOperationId> = Extract<Answer<Id>, { resultCode: 1 }>;

/** The result of a handler: the successful answer without the envelope that every answer shares. */
export type HandlerResult<Id extends StoreOperationId> = Omit<Success<Id>, 'currentTime' | 'resultCode'> &
  ('data' extends keyof Success<Id> ? unknown : { readonly data?: never });

/** The address of a client, and the base URLs by which it reaches this mock, each with a trailing slash. */
export interface ClientFacts {
  readonly address: string;
  readonly apiUrl: string;
  readonly uploadUrl: string;
  readonly filesUrl: string;
}

/** The settings of the mock that change what an operation does. */
export interface OperationSettings {
  /** Keep the owner's token alive when they dissolve a group, against document 2.3. */
  readonly keepLoginOnDissolve: boolean;
}

/** The parts that an operation may use. It knows no HTTP. */
export interface OperationContext {
  readonly tx: Tx;
  /** User id of the caller; 0 where the operation needs no token. */
  readonly callerId: number;
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

/** A handler for every operation. An operation of openapi.yaml without one does not compile. */
export type Handlers = { readonly [Id in StoreOperationId]: Handler<Id> };
