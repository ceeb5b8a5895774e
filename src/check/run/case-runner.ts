import { setTimeout as wait } from 'node:timers/promises';
import { CaseStopped, CheckProblem, NotExercised } from '../problem.ts';
import type { Case, RoomUse } from '../suite/case.ts';
import type { Group } from '../suite/trial.ts';
import type { Attempt } from '../trial/attempt.ts';
import { TrialRun } from '../trial/trial-run.ts';
import { makeRoom, prepare } from './fixtures.ts';
import { isSound } from './invited.ts';
import type { Results } from './results.ts';
import type { Run } from './run.ts';
import { keepSharedRoom } from './shared-room.ts';

/** A case that was run, and why it could not be exercised where that is so. */
interface Tried {
  readonly trial: TrialRun;
  readonly reason?: string;
}

/** A case that did not hold at first, and did when it was looked at again. */
interface Spared {
  readonly item: Case;
  readonly first: TrialRun;
  readonly trial: TrialRun;
  readonly begun: number;
}

/** So often a case is run again that did not hold, and has to hold in a row to be let off. */
const opinions = 4;
const holdsInARow = 2;
/** After so many cases that did not hold with the whole settle time either, no more is waited for others. */
const enough = 3;
/** So long a write is waited for from then on, where no read has ever lagged: a lost write spoils many cases. */
const hurriedMs = 400;

/** Runs cases. One that does not hold is run again before it counts: others may have written, a replica may lag. */
export class CaseRunner {
  readonly #run: Run;
  readonly #results: Results;
  readonly #doubts = new Map<Case, { readonly first: TrialRun; readonly begun: number }>();
  #sandboxes = 0;
  readonly #spared: Spared[] = [];
  #confirmed = 0;
  #remade: Promise<unknown> | undefined;

  constructor(run: Run, results: Results) {
    this.#run = run;
    this.#results = results;
  }

  /**
   * Runs a case and keeps its result. Gives false where it did not hold and has to be looked at again.
   * @throws CheckProblem when the target is gone or a login ended and cannot be opened again
   */
  async attempt(item: Case): Promise<boolean> {
    const begun = performance.now();
    const { trial, reason } = await this.#try(item, {});
    if (reason !== undefined) this.#results.exclude(item, reason, begun, trial.exchanges);
    else if (trial.judge.isDoubtful && this.#isRepeatable(item)) {
      this.#doubts.set(item, { first: trial, begun });
      return false;
    } else this.#write(item, trial, begun);
    return true;
  }

  /**
   * Looks again at a case that did not hold, and keeps its result, now or in `conclude`: what does not hold again is
   * found.
   * @throws CheckProblem as `attempt`
   */
  async reconsider(item: Case): Promise<void> {
    const doubt = this.#doubts.get(item);
    if (!doubt) return;
    const { first, begun } = doubt;
    this.#doubts.delete(item);
    if (!(await keepSharedRoom(this.#run))) {
      this.#results.exclude(item, 'the owner is in no group', begun, first.exchanges);
      return;
    }
    let last = first;
    let good: TrialRun | undefined;
    for (let before = 1, held = 0; before <= opinions && held < holdsInARow; before++) {
      // In a new group there is nothing from before, which may be what it takes.
      const asBefore = good && this.#isCalm ? first.group : undefined;
      const { trial, reason } = await this.#try(item, { before }, asBefore);
      last = trial;
      if (reason !== undefined) await wait(this.#run.random.next() * this.#run.settleMs);
      else if (!trial.judge.isDoubtful) {
        held++;
        good = trial;
      } else if (good && asBefore && this.#run.rooms.renews) {
        this.#spared.push({ item, first, trial: good, begun });
        return;
      } else break;
      if (held < holdsInARow) continue;
      if (this.#isCertain(first)) this.#spared.push({ item, first, trial, begun });
      else this.#letOff({ item, first, trial, begun });
      return;
    }
    if (last.judge.isDoubtful) this.#confirmed++;
    this.#write(item, last.judge.isDoubtful ? last : first, begun, first.found);
  }

  /**
   * Whether what a case found needs no second opinion (decision 051): nobody but the run writes in its groups, and what one
   * has lost it cannot lose again.
   */
  #isCertain({ judge, group }: TrialRun): boolean {
    const { rooms, lag } = this.#run;
    return (
      this.#isCalm && lag.waitMs === 0 && !rooms.renews && group?.own === true && judge.hasFoundIn(group)
    );
  }

  /** Every answer has come, so that what cases were to put back they have put back. */
  get #isCalm(): boolean {
    return this.#run.client.weather.total === 0;
  }

  /**
   * Keeps the results of what held only in a group that is new, or that it had damaged before. It counts where nothing
   * else is broken: in the group that all share, one case may be what another suffers from.
   */
  conclude(): void {
    const isBroken = this.#run.findings.all.some(({ severity }) => severity === 'violation');
    for (const spared of this.#spared.splice(0)) {
      if (isBroken) this.#letOff(spared);
      else this.#write(spared.item, spared.first, spared.begun);
    }
  }

  #letOff({ item, first, trial, begun }: Spared): void {
    if (first.judge.oldestMs !== undefined) this.#run.lag.seen(first.judge.oldestMs);
    first.judge.keepAsNotes();
    this.#write(item, trial, begun, first.found);
  }

  /** @param before what earlier runs of the case have found for good */
  #write(item: Case, trial: TrialRun, begun: number, before: ReadonlySet<string> = new Set()): void {
    trial.judge.keep();
    const { found, exchanges, calls, recording, group } = trial;
    this.#run.recorder.keep(item, recording, group);
    const performed = { found: new Set([...before, ...found]), exchanges, calls };
    this.#results.write(item, performed, this.#run.findings.all, begun);
  }

  /** @param asBefore the group to run it in, if that is free; default: a new one, where it was run before */
  async #try(item: Case, { before = 0 }: Pick<Attempt, 'before'>, asBefore?: Group): Promise<Tried> {
    const run = this.#run;
    // Looked at again, a case shares its group with nobody: another may have been what spoilt it.
    const { room: first } = item.needs;
    const use = before > 0 && (first === 'refused' || first === 'write') ? 'change' : first;
    const sandbox = item.needs.sandbox && run.control ? `${run.marker}-${++this.#sandboxes}` : undefined;
    let room: Group | undefined;
    try {
      if (sandbox === undefined) room = await this.#roomFor(use, asBefore ?? before > 0);
    } catch (error) {
      if (!(error instanceof CaseStopped)) throw error;
      return { trial: new TrialRun(run, item), reason: `no group could be made for it (${error.message})` };
    }
    const isHurried = this.#confirmed >= enough && run.lag.waitMs === 0;
    const isOnly = !this.#isRepeatable(item);
    const settleMs = isHurried ? Math.min(run.settleMs, hurriedMs) : run.settleMs;
    const trial = new TrialRun(run, item, { sandbox, room, before, isHurried, isOnly, settleMs });
    try {
      await item.run(trial);
    } catch (error) {
      if (error instanceof NotExercised && !trial.judge.hasFound) return { trial, reason: error.message };
      if (error instanceof CheckProblem) throw error;
      if (!(error instanceof NotExercised) && !(error instanceof CaseStopped)) broke(item, trial, error);
    } finally {
      if (sandbox !== undefined) await run.control?.dropSession(sandbox);
      // Whoever comes next must not meet a replica that is not there yet.
      else if (trial.hasWritten && run.lag.waitMs > 0) await wait(run.lag.waitMs);
      if (room) await this.#giveBack(use, room, trial);
    }
    return { trial };
  }

  /** What cannot be taken back happens once, but for files, of which one more does no harm; a race that was lost was lost. */
  #isRepeatable({ effect, layer, needs, operation, once }: Case): boolean {
    const { control, contract } = this.#run;
    const isThrownAway = needs.sandbox === true && control !== undefined;
    const stays = effect === 'irreversible' && contract.operation(operation).service === 'api';
    return !once && !needs.loginEnding && layer !== 'C' && (!stays || isThrownAway);
  }

  /** @param wanted a certain group, or whether nobody else may have used it: then its steps are those of the case alone */
  async #roomFor(use: RoomUse | undefined, wanted: Group | boolean): Promise<Group | undefined> {
    const run = this.#run;
    if (use === undefined || run.options.mode === 'probe') return undefined;
    if (use !== 'read') return run.rooms.take(use, () => makeRoom(run), wanted);
    if (run.rooms.main) return undefined;
    this.#remade ??= prepare(run, { room: true, chat: false }).finally(() => {
      this.#remade = undefined;
    });
    await this.#remade;
    return undefined;
  }

  async #giveBack(use: RoomUse | undefined, room: Group, trial: TrialRun): Promise<void> {
    const { rooms, client } = this.#run;
    const suspicious = trial.judge.hasDisobeyed || trial.judge.isDoubtful;
    if (suspicious && !client.weather.gateway && !(await isSound(this.#run, room))) rooms.retire(room);
    if (use !== undefined && use !== 'read') rooms.give(use, room);
  }
}

/** The case itself stumbled: over an answer that is not as the contract has it, or over its own feet. */
function broke(item: Case, trial: TrialRun, error: unknown): void {
  if (error instanceof TypeError && trial.judge.hasFound) return;
  const message = error instanceof Error ? error.message : String(error);
  const got = error instanceof Error ? placeOf(error) : '';
  if (trial.exchanges === 0) {
    throw new Error(`Failed to run the case ${item.id}: ${message}. This is a bug of the suite. ${got}`, {
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
