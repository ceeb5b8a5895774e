import type { PassedMessage } from '../live/live.ts';
import type { OperationContext, ResultOf } from '../mock/operations/handler.ts';
import type { OperationParameters } from './generated/parameters.gen.ts';
import type { components, operations } from './generated/types.gen.ts';
import type { Passwords } from './passwords.ts';

/** The `operationId` of a call in companions.yaml. */
export type CompanionId = keyof operations & string;

export type CompanionSchemas = components['schemas'];

/** The live connection, as far as calls need it. */
export interface LiveTools {
  /** Returns whether messages of a type are stored, and so delivered by the store. */
  keeps(type: number): boolean;
  /** Passes a message on that is not stored, once the transaction in hand is done. */
  passOn(session: string | undefined, message: PassedMessage): void;
}

/** The parts of the mock that calls need besides what every operation has. */
export interface CompanionTools {
  /** The passwords that log-ins are held against; absent where any will do. */
  readonly passwords: Passwords | undefined;
  readonly live: LiveTools;
  /** Lets a token alone select a session from now on. */
  bindToken(token: string, session: string): void;
}

/** What a call may use. */
export interface CompanionContext extends OperationContext {
  readonly tools: CompanionTools;
}

type Answer<Id extends CompanionId> = operations[Id]['responses'][200]['content']['application/json'];

/** The work of one call, as that of an operation of openapi.yaml. */
export type CompanionHandler<Id extends CompanionId> = (
  context: CompanionContext,
  parameters: OperationParameters[Id],
) => ResultOf<Answer<Id>>;

/** A handler for every call. A call of companions.yaml without one does not compile. */
export type CompanionHandlers = { readonly [Id in CompanionId]: CompanionHandler<Id> };
