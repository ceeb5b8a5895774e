import type { BoundValues } from '../../faults/fault.ts';
import type { Contract, Issue, Operation } from '../../spec/contract.ts';

/** Failure of the mock itself: its answer breaks its own contract. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken';
  readonly issues: readonly Issue[];

  constructor(operation: Operation<string>, issues: readonly Issue[]) {
    const [first] = issues;
    super(
      `Failed to answer ${operation.id}: the answer breaks the contract at ${first?.pointer}: ${first?.message}.`,
    );
    this.issues = issues;
  }
}

/** Checks every answer against the contract before it is sent. */
export class SelfCheck {
  readonly #contract: Contract<string, string>;
  readonly #checked = new WeakSet<object>();

  constructor(contract: Contract<string, string>) {
    this.#contract = contract;
  }

  /** @throws ContractBroken */
  answer(operation: Operation<string>, answer: object, parameters: BoundValues): void {
    const issues = this.#contract.checkAnswer(operation.id, answer, { parameters, checked: this.#checked });
    if (issues.length > 0) throw new ContractBroken(operation, issues);
  }

  /** @throws ContractBroken when the operation refuses with a code it does not declare */
  refusal(operation: Operation<string>, code: number): void {
    const declared = Object.values(operation.resultCodes).some(entry => entry.code === code);
    if (!declared) throw broken(operation, 'x-result-codes', '/resultCode', `${code} is not declared`);
  }
}

function broken(
  operation: Operation<string>,
  rule: string,
  pointer: string,
  message: string,
): ContractBroken {
  return new ContractBroken(operation, [{ pointer, rule, message, source: 'document', schemaPath: '' }]);
}
