/** One parameter of a control operation, as the document has it. */
export interface ControlParameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: {
    readonly type: 'string' | 'integer' | 'boolean';
    readonly pattern?: string;
    /** What fits the pattern, in words that a sentence can end with. */
    readonly description?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly default?: number;
  };
}

/** One operation of the control API, as the document has it. */
export interface ControlOperation {
  readonly operationId: string;
  /** What there has to be: rows, users and a clock of the mock's own, which a proxy has not. */
  readonly 'x-needs'?: 'world';
  readonly parameters?: readonly ControlParameter[];
  readonly requestBody?: { readonly $ref?: string; readonly required?: boolean };
  readonly responses: Readonly<Record<string, object>>;
}

type Method = 'get' | 'put' | 'patch' | 'post' | 'delete';
type PathItem = { readonly [Name in Method]: ControlOperation } & {
  readonly parameters: readonly ControlParameter[];
};

/** The parts of src/control-api/openapi.yaml that run time and generator read. */
export interface ControlDocument {
  readonly openapi: string;
  readonly info: object;
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, ControlParameter>>;
    readonly schemas: Readonly<Record<string, object>>;
    readonly requestBodies: Readonly<Record<string, { readonly required?: boolean }>>;
  };
}
