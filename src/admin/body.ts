import { Problem } from './problem.ts';

/** What a field of a request body may be. */
type Kind = 'string' | 'number';
type Shape = Readonly<Record<string, { readonly kind: Kind; readonly required: boolean }>>;

type Field<Spec> = Spec extends { kind: 'number' } ? number : string;
/** The body that passed: required fields are there, optional ones may be. */
export type Body<S extends Shape> = {
  readonly [Name in keyof S as S[Name]['required'] extends true ? Name : never]: Field<S[Name]>;
} & { readonly [Name in keyof S as S[Name]['required'] extends true ? never : Name]?: Field<S[Name]> };

/**
 * Reads a JSON body field by field.
 * @throws Problem bad-body for what is no object, a field that is missing, unknown or of another type
 */
export function readBody<const S extends Shape>(body: unknown, shape: S): Body<S> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Problem(
      'bad-body',
      'Failed to read the body: it is no JSON object. Send one with Content-Type application/json.',
    );
  }
  const names = Object.keys(shape).join(', ');
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(shape, name))
      throw new Problem('bad-body', `Failed to read the body: ${name} is unknown. Fields: ${names}.`);
  }
  for (const [name, { kind, required }] of Object.entries(shape)) {
    const value: unknown = Reflect.get(body, name);
    if (value === undefined && !required) continue;
    if (typeof value !== kind) {
      throw new Problem(
        'bad-body',
        `Failed to read the body: ${name} has to be a ${kind}. Fields: ${names}.`,
      );
    }
  }
  // Every field has just been held against the shape.
  return body as Body<S>;
}
