import { expect, test } from 'vitest';
import { concernOf } from '../../src/check/suite/case.ts';
import { loadCases } from '../../src/check/suite/load-cases.ts';
import { loadContract, type Operation } from '../../src/spec/contract.ts';

const contract = loadContract();
const cases = await loadCases(contract);

test('every operation has a case that says what it means', () => {
  const meant = new Set(
    cases
      .filter(item => !item.generated && concernOf(item) !== 'result-codes')
      .map(({ operation }) => operation),
  );
  const unsaid = contract.operations.map(({ id }) => id).filter(id => !meant.has(id));
  const advice = 'Write what has to hold after it succeeds in a file of contracts/*.contract.ts.';
  expect(unsaid, `These operations have generated cases alone. ${advice}`).toEqual([]);
});

test('every failure that an operation has of its own has a case', () => {
  const ids = new Set(cases.map(({ id }) => id));
  const untold = contract.operations
    .filter(({ service }) => service === 'api')
    .flatMap(operation => ownFailures(operation).map(name => `${operation.id}/${name}`))
    .filter(name => !ids.has(`result-codes/${name}`));
  expect(untold, 'Say in contracts/refusal-ways.ts how each is provoked.').toEqual([]);
});

/** The failures that follow from no parameter: cases for those of tokens and parameters are generated. */
function ownFailures({ resultCodes, parameters }: Operation): string[] {
  const whenMissing = parameters.map(parameter => parameter.whenMissing);
  const missing = whenMissing.flatMap(rule => (rule?.kind === 'resultCode' ? [rule.code] : []));
  const general = ['token-missing', 'token-invalid', 'wrong-type'];
  return Object.entries(resultCodes).flatMap(([name, { code }]) =>
    general.includes(name) || (name.endsWith('-missing') && missing.includes(code)) ? [] : [name],
  );
}
