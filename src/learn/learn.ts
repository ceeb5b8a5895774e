import { readDocument } from '../spec/compile/document.ts';
import { ContractText } from './contract-text.ts';
import { Observations } from './observations.ts';
import type { Proposal } from './proposal.ts';
import { proposeCodes, proposeOperations, proposeParameters } from './propose-calls.ts';
import { proposeFields, proposeOptional, proposeTypes } from './propose-fields.ts';
import type { ShownCall } from './report-calls.ts';

/** What traffic asks of a contract. */
export interface Learnt {
  readonly proposals: readonly Proposal[];
  /** Exchanges of operations that were seen. */
  readonly exchanges: number;
}

/**
 * Finds the changes that would make a contract true for recorded traffic. Only what was seen counts: that something was
 * never absent, or never came, proves nothing.
 * @param text of openapi.yaml
 * @param target base URL of the server meant; undefined: every host that serves an operation
 * @throws Error for a text that is no contract
 */
export function learn(text: string, traffic: Iterable<ShownCall>, target?: string): Learnt {
  const contract = new ContractText(text);
  const { root } = readDocument(text);
  const seen = new Observations(root, target);
  for (const call of traffic) seen.see(call);
  return {
    proposals: [
      ...proposeOperations(root, seen, contract),
      ...proposeParameters(root, seen, contract),
      ...proposeFields(seen, contract),
      ...proposeTypes(root, seen, contract),
      ...proposeOptional(seen, contract),
      ...proposeCodes(root, seen, contract),
    ],
    exchanges: [...seen.operations.values()].reduce((sum, { count }) => sum + count, 0),
  };
}
