declare module 'virtual:embedded' {
  export const version: string;
  /** JSON text by collection. */
  export const demo: Readonly<Record<string, string>>;
  /** JSON text by operationId. */
  export const documented: Readonly<Record<string, string>>;
  /** Base64 by path. */
  export const files: Readonly<Record<string, string>>;
}
