import type { Contract } from '../../spec/contract.ts';
import type { Run } from '../run/run.ts';
import { declaredBy } from '../verdict/declared.ts';
import type { OperationReport } from './check-report.ts';

/** What a run has seen of one operation, against what the contract declares. */
export function operationReport(
  { contract, coverage }: Pick<Run, 'contract' | 'coverage'>,
  id: Parameters<Contract['operation']>[0],
): OperationReport {
  const operation = contract.operation(id);
  const seen = coverage.of(id);
  const declaredCodes = new Set([1, ...Object.values(operation.resultCodes).map(entry => entry.code)]);
  const codes = [...new Set([...declaredCodes, ...seen.codes.keys()])];
  const promised = [...declaredBy(id).properties]
    .filter(([, source]) => source === 'document')
    .map(([pointer]) => pointer);
  const unseen = promised.filter(pointer => !seen.properties.has(pointer));
  const unsent = operation.parameters
    .map(parameter => parameter.name)
    .filter(name => !seen.parameters.has(name));
  return {
    operation: id,
    summary: operation.summary,
    tag: operation.tag,
    effect: operation.effect,
    requests: seen.requests,
    successes: seen.successes,
    codes: codes.map(code => ({ code, declared: declaredCodes.has(code), seen: seen.codes.get(code) ?? 0 })),
    parameters: {
      declared: operation.parameters.length,
      seen: operation.parameters.length - unsent.length,
      unseen: unsent,
    },
    properties: { declared: promised.length, seen: promised.length - unseen.length, unseen },
  };
}
