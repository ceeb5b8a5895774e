import { parsedJson } from '../base/json.ts';
import type { Contract, Issue } from '../spec/contract.ts';
import type { Operation } from '../spec/operation.ts';
import type { JournalEntry } from './journal.ts';

/** The verdict on a request: served, refused as declared, answered as the contract forbids, or for no operation. */
export type EntryVerdict = 'ok' | 'refused' | 'broken' | 'unknown path';

/** The verdict on an answer, with the issues that the contract finds in it. */
export interface Judgement {
  readonly verdict: EntryVerdict;
  readonly issues: readonly Issue[];
  readonly undeclared: readonly Issue[];
}

/** Checks answers of journalled requests against the contract, each once, when it is first needed. */
export class Judge {
  readonly #contract: Contract;
  readonly #known = new WeakMap<JournalEntry, Judgement>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  of(entry: JournalEntry): Judgement {
    const known = this.#known.get(entry);
    if (known) return known;
    const judgement = judgementOf(entry, this.#contract);
    this.#known.set(entry, judgement);
    return judgement;
  }
}

function judgementOf(entry: JournalEntry, contract: Contract): Judgement {
  const operation = contract.operations.find(({ id }) => id === entry.operationId);
  if (!operation) return { verdict: 'unknown path', issues: [], undeclared: [] };
  const { issues, undeclared } = checkedAnswer(entry, operation, contract);
  const succeeded = entry.resultCode === 1 || (entry.resultCode === undefined && entry.status < 400);
  return { verdict: issues.length > 0 ? 'broken' : succeeded ? 'ok' : 'refused', issues, undeclared };
}

function checkedAnswer(
  entry: JournalEntry,
  { id }: Operation,
  contract: Contract,
): Omit<Judgement, 'verdict'> {
  const text = entry.answer();
  // Files, and what the upload service answers, are not kept.
  if (id === 'getFile' || text === '') return { issues: [], undeclared: [] };
  const answer = parsedJson(text);
  if (answer === undefined) {
    const issue: Issue = {
      pointer: '',
      rule: 'json',
      message: 'must be JSON',
      source: 'document',
      schemaPath: '',
    };
    return { issues: [issue], undeclared: [] };
  }
  return {
    issues: contract.checkAnswer(id, answer, { parameters: entry.parameters() }),
    undeclared: contract.undeclared(id, answer),
  };
}
