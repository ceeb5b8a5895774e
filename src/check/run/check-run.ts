import type { Contract } from '../../spec/contract.ts';
import { Cleanup } from '../cleanup/cleanup.ts';
import { handOver } from '../cleanup/hand-over.ts';
import { taskOf } from '../cleanup/task-of.ts';
import { CaseStopped, type CheckProblem, NotExercised } from '../problem.ts';
import { reportOf } from '../report/build-report.ts';
import type { CaseResult, CheckReport } from '../report/check-report.ts';
import type { Case } from '../suite/case.ts';
import { ownCases } from '../suite/own-cases.ts';
import type { Role } from '../suite/people.ts';
import { whyNot } from '../suite/select.ts';
import type { Finding } from '../verdict/finding.ts';
import { noteGateway, noteUnsteady } from '../weather/gateway.ts';
import { mostConnections } from '../wire/client.ts';
import { CaseRunner } from './case-runner.ts';
import { conclude, rowsCase } from './conclude.ts';
import { Concurrency } from './concurrency.ts';
import { prepare, setupCase } from './fixtures.ts';
import { openRun, reachCase } from './open.ts';
import { plainAddresses } from './plain-addresses.ts';
import { Results } from './results.ts';
import type { Run } from './run.ts';
import { schedule } from './schedule.ts';
import type { CheckSettings } from './settings.ts';
import { findSharedRoom } from './shared-room.ts';

/** One run of the check, step by step: open, admit cases, perform each, end, report. Whoever runs the cases drives it. */
export class CheckRun {
  readonly #contract: Contract;
  readonly #settings: CheckSettings;
  readonly #results: Results;
  readonly #leftovers = new Set<string>();
  problem: CheckProblem | undefined;
  #brokenOff: string | undefined;
  #run: Run | undefined;
  #runner: CaseRunner | undefined;
  #asked: readonly string[] = [];
  #chatPrepared = false;
  #chatsClean = false;
  readonly #done = new Set<Role>();

  constructor(contract: Contract, settings: CheckSettings & { readonly seed: string }) {
    this.#contract = contract;
    this.#settings = plainAddresses(settings);
    this.#results = new Results(settings);
  }

  /**
   * Reaches the target and reads who the accounts are.
   * @throws CheckProblem as `openRun`
   */
  async open(): Promise<void> {
    const { run, broken } = await openRun(this.#contract, this.#settings);
    this.#run = run;
    this.#runner = new CaseRunner(run, this.#results);
    this.#brokenOff = broken;
  }

  /**
   * Takes cases into the run and prepares what they need. May be called again with more of them.
   * @param own ids of the run's own cases that somebody asked for: what they are about is done in any case
   * @returns the cases that can be exercised; none when the first answers were too wrong to go on
   */
  async admit(cases: readonly Case[], own: readonly string[] = []): Promise<readonly Case[]> {
    const { run } = this.#opened();
    if (this.#brokenOff !== undefined) return [];
    this.#results.total += cases.length;
    const able: Case[] = [];
    for (const item of cases) {
      const reason = whyNot(item, run);
      if (reason === undefined) able.push(item);
      else this.#results.exclude(item, reason);
    }
    this.#asked = own;
    return (await this.#prepare(run, able)) ? able : [];
  }

  /** What became of a case; undefined before it was performed. */
  resultOf(id: string): CaseResult | undefined {
    return this.#results.of(id);
  }

  /** The cases in the order that follows from the seed. */
  inOrder(cases: readonly Case[]): readonly Case[] {
    return this.#run ? this.#run.random.fork('order').shuffled(cases) : cases;
  }

  /**
   * Runs cases side by side, as many as the target bears, and at the end those again that did not hold: what is about
   * time one after the other, with nobody else about. Where groups are few, those come afterwards that use one last.
   * @throws CheckProblem when the target is gone or a login ended and cannot be opened again
   */
  async performAll(cases: readonly Case[]): Promise<void> {
    const { run, runner } = this.#opened();
    const isLast = ({ needs }: Case) => needs.room === 'last' && !run.rooms.renews;
    for (const part of [cases.filter(item => !isLast(item)), cases.filter(isLast)])
      await this.#performPart(part);
    runner.conclude();
  }

  async #performPart(cases: readonly Case[]): Promise<void> {
    const { run, runner } = this.#opened();
    const { concurrency = mostConnections, signal } = this.#settings;
    const bearable = new Concurrency(concurrency, run.client);
    const capacity = {
      limit: () => bearable.limit,
      rooms: run.rooms.most,
      worlds: run.control !== undefined,
    };
    const doubtful: Case[] = [];
    const attempt = async (item: Case) => {
      if (!(await runner.attempt(item))) doubtful.push(item);
    };
    const reconsider = (item: Case) => runner.reconsider(item);
    await schedule(cases, capacity, attempt, signal);
    const timed = doubtful.filter(({ layer }) => layer === 'B');
    await schedule(
      doubtful.filter(item => !timed.includes(item)),
      { ...capacity, alone: true },
      reconsider,
      signal,
    );
    await schedule(timed, { ...capacity, limit: () => 1 }, reconsider, signal);
  }

  /**
   * Runs one case, again where it does not hold, and keeps its result. Before one that may end the owner's login, groups
   * beside the last are handed over.
   * @throws CheckProblem as `performAll`
   */
  async perform(item: Case): Promise<void> {
    const { runner } = this.#opened();
    if (item.needs.loginEnding) await this.cleanChats();
    if (!(await runner.attempt(item))) await runner.reconsider(item);
    runner.conclude();
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
    if (found.size > 0)
      this.#results.write(rowsCase, { found, exchanges: 0, calls: [] }, run.findings.all, performance.now());
    noteGateway(run);
    noteUnsteady(run);
    this.#tellAsked(run);
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

  /** Takes messages and pins away, once, and hands groups over that only others can dissolve. */
  async cleanChats(): Promise<void> {
    const run = this.#run;
    if (!run) return;
    const isFirst = !this.#chatsClean;
    this.#chatsClean = true;
    const cleanup = this.#cleanup(run);
    if (isFirst) for (const left of await cleanup.unpin()) this.#leftovers.add(left);
    // Handing over tells people of it, and recalls that with all else.
    if ((await this.#handOver(run)) || !isFirst) return;
    for (const left of await cleanup.messages()) this.#leftovers.add(left);
  }

  report(): CheckReport {
    return reportOf({
      contract: this.#contract,
      settings: this.#settings,
      started: this.#results.started,
      run: this.#run,
      results: this.#results.all,
      excluded: this.#results.excluded,
      leftovers: this.#leftovers,
      problem: this.problem,
      brokenOff: this.#brokenOff,
    });
  }

  async #prepare(run: Run, able: readonly Case[]): Promise<boolean> {
    const shared = able.filter(item => !item.needs.sandbox);
    const asked = this.#asked.includes(ownCases.group);
    const room =
      run.rooms.main === undefined && (asked || shared.some(item => item.needs.room !== undefined));
    const chat = !this.#chatPrepared && (asked || shared.some(item => item.needs.chat !== undefined));
    if (!room && !chat) return true;
    this.#chatPrepared ||= chat;
    const begun = performance.now();
    try {
      const trial =
        run.options.mode === 'probe' ? await findSharedRoom(run) : await prepare(run, { room, chat });
      if (trial.found.size > 0) this.#results.write(setupCase, trial, run.findings.all, begun);
      return true;
    } catch (error) {
      const isTargets = [CaseStopped, NotExercised, TypeError].some(kind => error instanceof kind);
      if (!(error instanceof Error && isTargets)) throw error;
      const why = error instanceof TypeError ? 'an answer lacks what the next step needs' : error.message;
      this.#brokenOff = `the group for the cases could not be made (${why})`;
      return false;
    }
  }

  /** The run's own cases that somebody asked for and that have found nothing have held. */
  #tellAsked(run: Run): void {
    const cases = [reachCase, setupCase, rowsCase].filter(({ id }) => this.#asked.includes(id));
    for (const item of cases.filter(({ id }) => this.#results.of(id) === undefined)) {
      const mine = run.findings.all.filter(finding => finding.cases.includes(item.id));
      const found = new Set(mine.map(({ fingerprint }) => fingerprint));
      this.#results.write(item, { found, exchanges: 0, calls: [] }, run.findings.all, performance.now());
    }
  }

  #opened(): { readonly run: Run; readonly runner: CaseRunner } {
    if (this.#run && this.#runner) return { run: this.#run, runner: this.#runner };
    throw new Error('Failed to run a case: the run is not open. Open it first.');
  }

  /** Gives others a group each, where each account can dissolve but one; whether there were any. */
  async #handOver(run: Run): Promise<boolean> {
    const { rooms, logins } = run;
    const { others } = rooms;
    if (rooms.renews || others.length === 0) return false;
    for (const group of others) rooms.retire(group);
    const left = await handOver(run, taskOf(run, this.#done), others);
    if (logins.ended.has('outsider') && left.length === 0) this.#done.add('outsider');
    return true;
  }

  #cleanup(run: Run): Cleanup {
    return new Cleanup(run, taskOf(run, this.#done));
  }
}
