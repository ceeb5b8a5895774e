import type { operations } from '../control-api/generated/types.gen.ts';
import type { MessageWriter } from '../domain/message-writer.ts';
import type { Judge } from '../journal/judge.ts';
import type { MockContext } from '../mock/mock-context.ts';
import type { ScenarioLoader } from '../worlds/scenario-loader.ts';
import type { World } from '../worlds/world.ts';
import type { Worlds } from '../worlds/worlds.ts';

/** An operation of src/control-api/openapi.yaml. */
export type ControlId = keyof operations & string;

/** What the control API works on, the same for every request. */
export interface Control {
  readonly mock: MockContext;
  readonly worlds: Worlds;
  readonly writer: MessageWriter;
  readonly judge: Judge;
  readonly version: string;
  readonly scenarios: ScenarioLoader;
  /** Aborted when the mock closes, so that nothing waits any longer. */
  readonly closing: AbortSignal;
}

type Json<Content> = Content extends { 'application/json': infer Body } ? Body : never;
type Values<Given> = [NonNullable<Given>] extends [never] ? Record<never, never> : NonNullable<Given>;

/** The parameters of an operation in its path and its query, as values; both by one name. */
export type Parameters<Id extends ControlId> = Values<operations[Id]['parameters']['path']> &
  Values<operations[Id]['parameters']['query']>;

/** The JSON body of an operation; undefined where it takes none, or none was sent where it need not be. */
export type Body<Id extends ControlId> = operations[Id] extends { readonly requestBody: infer Request }
  ? Json<Request extends { content: infer Content } ? Content : never>
  : operations[Id] extends { readonly requestBody?: infer Request }
    ? Json<NonNullable<Request> extends { content: infer Content } ? Content : never> | undefined
    : undefined;

type Success<Responses> = {
  [Status in keyof Responses & (200 | 201)]: Responses[Status] extends { content: infer Content }
    ? Json<Content>
    : never;
}[keyof Responses & (200 | 201)];

/** What an operation answers when it succeeds. */
export type Result<Id extends ControlId> = Success<operations[Id]['responses']>;

/** One request to the control API, read and found well-formed. */
export interface Call<Id extends ControlId> {
  readonly control: Control;
  /** The world the request names; a session begins when it is first asked for, unless the request only reads. */
  readonly world: World;
  readonly parameters: Parameters<Id>;
  readonly body: Body<Id>;
  /** How the client reaches the mock, without a trailing slash. */
  readonly baseUrl: string;
  /** Aborted when the client has gone. */
  readonly gone: AbortSignal;
}

/** What one operation does. What it returns is sent once the changed rows are on disk. */
export type Handle<Id extends ControlId> = (call: Call<Id>) => Result<Id> | Promise<Result<Id>>;

/** Operations that answer JSON; events are a stream. */
export type JsonControlId = Exclude<ControlId, 'watchEvents'>;

/** A handler for every operation. An operation of the document without one does not compile. */
export type Controls = { readonly [Id in JsonControlId]: Handle<Id> };
