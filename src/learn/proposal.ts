import type { TextEdit } from './contract-text.ts';

/** A change of the contract that traffic asks for. */
export interface Proposal {
  readonly kind: 'field' | 'type' | 'optional' | 'code' | 'parameter' | 'operation';
  /** What is to change, in a line. */
  readonly says: string;
  /** What was seen, in a line. */
  readonly evidence: string;
  /** Where in openapi.yaml. */
  readonly pointer: string;
  readonly edits: readonly TextEdit[];
  /** What the contract says that traffic contradicts: a person has to decide, and nothing is changed. */
  readonly conflict?: string;
  /** What a person has to do beside the change, so that the project builds. */
  readonly todo?: string;
}
