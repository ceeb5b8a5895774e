import * as generated from '../../control-api/generated/validators.gen.ts';

/** What a generated validator says of a value that does not fit. */
export interface BodyError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly parentSchema?: {
    readonly properties?: object;
    readonly oneOf?: readonly {
      readonly properties?: Readonly<Record<string, { readonly const?: string }>>;
    }[];
  };
}

/** A schema of src/control-api/openapi.yaml as a function; what it found wrong is left in `errors`. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly BodyError[] | null;
}

/** Validators of the bodies of operations, by operation id. */
export const bodyValidators = generated.bodies as unknown as Readonly<Record<string, Validator | undefined>>;

/** Validators of what rows have that the contract does not declare, by component name. */
export const rowValidators = generated.rows as unknown as Readonly<
  Record<
    | 'PinRow'
    | 'HiddenRow'
    | 'ReadRow'
    | 'ResourceRow'
    | 'TokenRow'
    | 'LoginRow'
    | 'UserExtras'
    | 'MemberExtras'
    | 'MessageExtras',
    Validator
  >
>;
