import type { Dialect } from './dialect.ts';

/** The options of a mock about calls beyond the document. */
export interface CompanionOptions {
  /** Whether the calls are answered that apps need and the document has not; default: true. */
  readonly companions?: boolean;
  /** `any`: every password logs in (default); `strict`: only those of the fixtures. */
  readonly login?: 'any' | 'strict';
  /** The JSON file with the passwords of a strict login; default: those of the demo users. */
  readonly passwords?: string;
  /** Which shape answers have where newer apps expect another one; default: that of the document. */
  readonly dialect?: Dialect;
}
