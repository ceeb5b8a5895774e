import { type Contract, contractOf } from '../spec/contract.ts';
import type { Validate } from '../spec/rules.ts';
import { compiled } from './generated/contract.gen.ts';
import * as generated from './generated/validators.gen.ts';
import type { CompanionId } from './handler.ts';

/** companions.yaml, from the generated modules. */
export function loadCompanions(): Contract<CompanionId, CompanionId> {
  return contractOf(
    compiled,
    generated.answers as unknown as Readonly<Record<string, Validate>>,
    generated.schemas as unknown as Readonly<Record<string, Validate>>,
  );
}
