import type { Case } from '../suite/case.ts';
import { ownCases } from '../suite/own-cases.ts';
import type { Run } from './run.ts';

/** The pseudo-case that findings belong to which only all answers of a run together show. */
export const rowsCase: Case = {
  id: ownCases.rows,
  title: 'rows that the run did not make are as complete as rows of their kind have been',
  operation: 'listMessages',
  layer: 'S',
  source: 'document',
  effect: 'read',
  needs: {},
  run: async () => {},
};

/** Writes down what all answers together show, and gives the fingerprints of what counts. */
export function conclude({ oracles, findings, recorder }: Run): Set<string> {
  const found = new Set<string>();
  for (const { breach, exchange } of oracles.conclude()) {
    const finding = findings.add(breach, exchange, rowsCase.id, { own: false });
    if (!finding || finding.severity === 'note') continue;
    found.add(finding.fingerprint);
    recorder.keepAlone(rowsCase.id, finding.fingerprint, breach, exchange);
  }
  return found;
}
