import type { Contract } from '../../spec/contract.ts';
import { CaseStopped, CheckProblem, NotExercised } from '../problem.ts';
import { reportOf } from '../report/build-report.ts';
import type { CaseResult, CheckReport, Outcome } from '../report/check-report.ts';
import { type Case, concernOf } from '../suite/case.ts';
import { whyNot } from '../suite/select.ts';
import type { Finding } from '../verdict/finding.ts';
import { usesOf } from '../verdict/waivers.ts';
import { Cleanup } from './cleanup.ts';
import { conclude, rowsCase } from './conclude.ts';
import { findSharedRoom, prepare, setupCase } from './fixtures.ts';
import { noteGateway, noteUnsteady } from './gateway.ts';
import { openRun } from './open.ts';
import type { Run } from './run.ts';
import type { CheckSettings } from './settings.ts';
import { TrialRun } from './trial-run.ts';

/** One run of the check, step by step: open, admit cases, perform each, end, report. Whoever runs the cases drives it. */
export class CheckRun {
  readonly #contract: Contract;
  readonly #settings: CheckSettings;
  readonly #started = new Date();
  readonly #results: CaseResult[] = [];
  readonly #excluded = new Map<Case, string>();
  readonly #leftovers = new Set<string>();
  problem: CheckProblem | undefined;
  #brokenOff: string | undefined;
  #run: Run | undefined;
  #total = 0;
  #chatPrepared = false;
  #chatsClean = false;
  #sandboxes = 0;

  constructor(contract: Contract, settings: CheckSettings & { readonly seed: string }) {
    this.#contract = contract;
    this.#settings = settings;
  }

  /**
   * Reaches the target and reads who the accounts are.
   * @throws CheckProblem as `openRun`
   */
  async open(): Promise<void> {
    const { run, broken } = await openRun(this.#contract, this.#settings);
    this.#run = run;
    this.#brokenOff = broken;
  }

  /**
   * Takes cases into the run and prepares what they need. May be called again with more of them.
   * @returns the cases that can be exercised; none when the first answers were too wrong to go on
   */
  async admit(cases: readonly Case[]): Promise<readonly Case[]> {
    const run = this.#opened();
    if (this.#brokenOff !== undefined) return [];
    this.#total += cases.length;
    const able: Case[] = [];
    for (const item of cases) {
      const reason = whyNot(item, run);
      if (reason === undefined) able.push(item);
      else this.#exclude(item, reason);
    }
    return (await this.#prepare(run, able)) ? able : [];
  }

  /** What became of a case; undefined before it was performed. */
  resultOf(id: string): CaseResult | undefined {
    return this.#results.find(result => result.id === id);
  }

  /** The cases in the order that follows from the seed. */
  inOrder(cases: readonly Case[]): readonly Case[] {
    return this.#run ? this.#run.random.fork('order').shuffled(cases) : cases;
  }

  /** Always runs: takes away whatever may be left. */
  async end(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    try {
      await this.cleanChats();
      if (run.ledger.jids.length > 0) {
        for (const left of await this.#cleanup(run).groups()) this.#leftovers.add(left);
      }
    } catch (error) {
      this.#leftovers.add(error instanceof Error ? error.message : String(error));
    }
    const found = conclude(run);
    if (found.size > 0) this.#write(run, rowsCase, { found, exchanges: 0 }, performance.now());
    noteGateway(run);
    noteUnsteady(run);
    if (this.#leftovers.size === 0) run.ledger.close();
    run.client.close();
  }

  /** What was found so far. */
  get findings(): readonly Finding[] {
    return this.#run?.findings.all ?? [];
  }

  /** Lets go of a target that is thrown away: nothing is taken away from it. */
  abandon(): void {
    this.#run?.client.close();
  }

  async #prepare(run: Run, able: readonly Case[]): Promise<boolean> {
    const shared = able.filter(item => !item.needs.sandbox);
    const room = run.room === undefined && shared.some(item => item.needs.room !== undefined);
    const chat = !this.#chatPrepared && shared.some(item => item.needs.chat !== undefined);
    if (!room && !chat) return true;
    this.#chatPrepared ||= chat;
    const begun = performance.now();
    try {
      const trial =
        run.options.mode === 'probe' ? await findSharedRoom(run) : await prepare(run, { room, chat });
      if (trial.found.size > 0) this.#write(run, setupCase, trial, begun);
      return true;
    } catch (error) {
      if (!(error instanceof CaseStopped) && !(error instanceof TypeError)) throw error;
      this.#brokenOff = `the group for the cases could not be made (${error.message})`;
      return false;
    }
  }

  /**
   * Runs one case and keeps its result.
   * @throws CheckProblem when the target is gone or a login ended and cannot be opened again
   */
  async perform(item: Case): Promise<void> {
    const run = this.#opened();
    const begun = performance.now();
    const sandbox = item.needs.sandbox && run.control ? `${run.marker}-${++this.#sandboxes}` : undefined;
    const trial = new TrialRun(run, item, sandbox);
    try {
      await item.run(trial);
    } catch (error) {
      if (error instanceof NotExercised) {
        if (trial.found.size === 0) return this.#exclude(item, error.message, begun, trial.exchanges);
      } else if (error instanceof CheckProblem) {
        throw error;
      } else if (!(error instanceof CaseStopped)) {
        broke(item, trial, error);
      }
    } finally {
      if (sandbox !== undefined) await run.control?.dropSession(sandbox);
    }
    this.#write(run, item, trial, begun);
  }

  #opened(): Run {
    if (!this.#run) throw new Error('Failed to run a case: the run is not open. Open it first.');
    return this.#run;
  }

  /** Takes messages and pins away, once. */
  async cleanChats(): Promise<void> {
    const run = this.#run;
    if (!run || this.#chatsClean) return;
    this.#chatsClean = true;
    for (const left of await this.#cleanup(run).chats()) this.#leftovers.add(left);
  }

  #cleanup(run: Run): Cleanup {
    const { ledger, marker, since } = run;
    return new Cleanup(run, {
      marker,
      since,
      jids: ledger.jids,
      pins: ledger.pins,
      messages: ledger.entries.some(({ kind }) => kind === 'messages'),
    });
  }

  #exclude(item: Case, reason: string, begun = performance.now(), requests = 0): void {
    this.#excluded.set(item, reason);
    this.#keep({
      ...described(item),
      outcome: 'not exercised',
      reason,
      findings: [],
      requests,
      durationMs: performance.now() - begun,
    });
  }

  #write(run: Run, item: Case, trial: Pick<TrialRun, 'found' | 'exchanges'>, begun: number): void {
    const durationMs = performance.now() - begun;
    const outcome = this.#outcomeOf(run, trial.found);
    this.#keep({
      ...described(item),
      outcome,
      findings: [...trial.found],
      requests: trial.exchanges,
      durationMs,
    });
  }

  #outcomeOf(run: Run, found: ReadonlySet<string>): Outcome {
    const { waivers = [] } = this.#settings;
    const waived = new Set(
      usesOf(waivers, found, this.#started.getTime()).used.map(waiver => waiver.fingerprint),
    );
    const findings = run.findings.all.filter(
      finding => found.has(finding.fingerprint) && finding.severity !== 'note',
    );
    const open = findings.filter(finding => !waived.has(finding.fingerprint));
    if (open.some(finding => finding.severity === 'violation')) return 'violated';
    if (open.length > 0) return 'drift';
    return findings.length > 0 ? 'waived' : 'held';
  }

  #keep(result: CaseResult): void {
    this.#results.push(result);
    this.#settings.onProgress?.({ done: this.#results.length, total: this.#total, result });
  }

  report(): CheckReport {
    return reportOf({
      contract: this.#contract,
      settings: this.#settings,
      started: this.#started,
      run: this.#run,
      results: this.#results,
      excluded: this.#excluded,
      leftovers: this.#leftovers,
      problem: this.problem,
      brokenOff: this.#brokenOff,
    });
  }
}

function described({ id, title, operation, layer, source }: Case) {
  return { id, title, concern: concernOf({ id }), operation, layer, source };
}

/** The case itself stumbled: over an answer that is not as the contract has it, or over its own feet. */
function broke(item: Case, trial: TrialRun, error: unknown): void {
  if (error instanceof TypeError && trial.found.size > 0) return;
  const message = error instanceof Error ? error.message : String(error);
  const got = error instanceof Error ? placeOf(error) : '';
  if (trial.exchanges === 0) {
    throw new Error(`Failed to run the case ${item.id}: ${message}. It is a bug of the suite. ${got}`, {
      cause: error,
    });
  }
  const claim = { rule: 'case-broke-off', message: `the case could not go on: ${message}`, got };
  trial.holds(false, { ...claim, expected: 'answers the case can use' });
}

/** Where in the suite it happened, without the folders of this machine. */
function placeOf({ stack = '' }: Error): string {
  return (stack.split('\n')[1] ?? '').trim().replace(/(?:file:\/\/)?[^\s(]*\//, '');
}
