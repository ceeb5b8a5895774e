import { parsedJson } from '../base/json.ts';
import type { Contract, Issue } from '../spec/contract.ts';
import type { Operation } from '../spec/operation.ts';
import type { JournalEntry, Judgement, LiveFrame } from './journal.ts';
import { type WireWishes, wireIssues } from './wire-issues.ts';

/** Checks answers of journalled requests against the contract, each once, when it is first needed. */
export class Judge {
  readonly #contract: Contract;
  readonly #wishes: WireWishes;
  readonly #known = new WeakMap<JournalEntry, Judgement>();

  /** @param wishes what the wire is held against; default: pages of other origins have to be let in */
  constructor(contract: Contract, wishes: WireWishes = { cors: true }) {
    this.#contract = contract;
    this.#wishes = wishes;
  }

  /** Returns the operation of an entry; undefined for any other path and for what is beyond the document. */
  operationOf({ operationId }: JournalEntry): Operation | undefined {
    return this.#contract.operations.find(({ id }) => id === operationId);
  }

  of(entry: JournalEntry): Judgement {
    const known = this.#known.get(entry);
    if (known) return known;
    const judgement = entry.judgement ?? this.#judge(entry);
    this.#known.set(entry, judgement);
    return judgement;
  }

  #judge(entry: JournalEntry): Judgement {
    if (entry.live) return judgementOfFrame(entry.live, this.#contract);
    if (entry.companion !== undefined) return judgementOfCompanion(entry);
    const operation = this.operationOf(entry);
    if (!operation) return { verdict: 'unknown path', issues: [], undeclared: [] };
    const answer = checkedAnswer(entry, operation, this.#contract);
    const issues = [...wireIssues(entry, operation, this.#wishes), ...answer.issues];
    const succeeded = entry.resultCode === 1 || (entry.resultCode === undefined && entry.status < 400);
    const verdict = issues.length > 0 ? 'broken' : succeeded ? 'ok' : 'refused';
    return { verdict, issues, undeclared: answer.undeclared };
  }
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
  // Files are not kept, nor is what a service beside the API answers; a connection that was closed got no answer.
  if (id === 'getFile' || entry.status === 0 || (text === '' && !entry.wire))
    return { issues: [], undeclared: [] };
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
