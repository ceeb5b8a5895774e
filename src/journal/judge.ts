import { parsedJson } from '../base/json.ts';
import type { Contract, Issue } from '../spec/contract.ts';
import type { Operation } from '../spec/operation.ts';
import type { JournalEntry, Judgement, LiveFrame } from './journal.ts';

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
    const judgement = entry.judgement ?? judgementOf(entry, this.#contract);
    this.#known.set(entry, judgement);
    return judgement;
  }
}

function judgementOf(entry: JournalEntry, contract: Contract): Judgement {
  if (entry.live) return judgementOfFrame(entry.live, contract);
  const operation = contract.operations.find(({ id }) => id === entry.operationId);
  if (entry.companion !== undefined) return judgementOfCompanion(entry);
  if (!operation) return { verdict: 'unknown path', issues: [], undeclared: [] };
  const { issues, undeclared } = checkedAnswer(entry, operation, contract);
  const succeeded = entry.resultCode === 1 || (entry.resultCode === undefined && entry.status < 400);
  return { verdict: issues.length > 0 ? 'broken' : succeeded ? 'ok' : 'refused', issues, undeclared };
}

/** The verdict on a call beyond the document: the mock itself has held it against a contract where it has one. */
function judgementOfCompanion({ resultCode, status }: JournalEntry): Judgement {
  const succeeded = resultCode === undefined ? status < 400 : resultCode === 1;
  const verdict = status >= 500 ? 'broken' : succeeded ? 'ok' : 'refused';
  return { verdict, issues: [], undeclared: [] };
}

/** The verdict on a frame: one that is no message, or holds a message that the contract forbids, is broken. */
function judgementOfFrame(frame: LiveFrame, contract: Contract): Judgement {
  const { unreadable, refused } = frame;
  const issues = unreadable === undefined ? messageIssues(frame, contract) : [notReadable(unreadable)];
  const verdict = issues.length > 0 ? 'broken' : refused === undefined ? 'ok' : 'refused';
  return { verdict, issues, undeclared: [] };
}

function messageIssues(frame: LiveFrame, contract: Contract): readonly Issue[] {
  const message = frame.message();
  return message === undefined ? [] : contract.checkRow('MessageBody', message);
}

function notReadable(message: string): Issue {
  return { pointer: '', rule: 'protobuf', message, source: 'server', schemaPath: '' };
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
