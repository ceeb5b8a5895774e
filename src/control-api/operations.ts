import type { components, operations } from './generated/types.gen.ts';

/** The schemas of src/control-api/openapi.yaml by name: what bodies and answers are made of. */
export type Schemas = components['schemas'];

/** The id of an operation of src/control-api/openapi.yaml. */
export type ControlId = keyof operations & string;

/** The id of an operation that answers JSON; events are a stream. */
export type JsonControlId = Exclude<ControlId, 'watchEvents'>;

type Json<Content> = Content extends { 'application/json': infer Body } ? Body : never;
type Values<Place> = [NonNullable<Place>] extends [never] ? Record<never, never> : NonNullable<Place>;

/** The parameters of an operation in its path and its query, as values by name. */
export type ParametersOf<Id extends ControlId> = Values<operations[Id]['parameters']['path']> &
  Values<operations[Id]['parameters']['query']>;

/** The JSON body of an operation; undefined where it takes none, or none was sent where it need not be. */
export type BodyOf<Id extends ControlId> = operations[Id] extends { readonly requestBody: infer Request }
  ? Json<Request extends { content: infer Content } ? Content : never>
  : operations[Id] extends { readonly requestBody?: infer Request }
    ? Json<NonNullable<Request> extends { content: infer Content } ? Content : never> | undefined
    : undefined;

type Success<Responses> = {
  [Status in keyof Responses & (200 | 201)]: Responses[Status] extends { content: infer Content }
    ? Json<Content>
    : never;
}[keyof Responses & (200 | 201)];

/** The answer of an operation that succeeds. */
export type AnswerOf<Id extends ControlId> = Success<operations[Id]['responses']>;
