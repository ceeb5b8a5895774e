import type { Breach } from '../oracles/breach.ts';
import type { Case } from '../suite/case.ts';
import type { Group } from '../suite/trial.ts';
import type { Exchange } from '../wire/exchange.ts';
import { type Recorded, Recording } from './recording.ts';
import type { Step, StepsByCase } from './step.ts';
import { type StepsContext, stepsOf } from './steps-of.ts';

/** Cases whose steps are kept at most, and characters of all together. */
const mostCases = 200;
const mostCharacters = 4_000_000;

/** Keeps the steps of cases that have found something, from making what they need to the answer that is wrong. */
export class StepRecorder {
  readonly #context: () => StepsContext;
  readonly #groups = new WeakMap<Group, Recording>();
  readonly #kept = new Map<string, readonly Step[]>();
  readonly #alone = new Map<string, Recording>();
  #prepared: readonly Recorded[] = [];
  #characters = 0;

  /** @param context asked each time, since tokens change while a run goes on */
  constructor(context: () => StepsContext) {
    this.#context = context;
  }

  /** Steps by case. */
  get all(): StepsByCase {
    for (const [id, { steps, found }] of this.#alone) {
      if (!this.#kept.has(id)) this.#keep(id, stepsOf([], steps, found, this.#context()));
    }
    return Object.fromEntries(this.#kept);
  }

  /** Notes how the group and the messages were made that cases share. */
  prepared(recordings: readonly Recording[]): void {
    this.#prepared = recordings.flatMap(({ steps }) => steps);
  }

  /** Notes how a group was made. */
  made(group: Group, recording: Recording): void {
    this.#groups.set(group, recording);
  }

  /**
   * Keeps the steps of a case.
   * @param group the one that the case had for itself, where that is so
   */
  keep({ id, needs }: Case, { steps, found }: Recording, group?: Group): void {
    if (found.length === 0 || this.#kept.has(id)) return;
    const setup: Recorded[] = [];
    const shared = (isMessage: boolean) => this.#prepared.filter(it => isMessageOf(it) === isMessage);
    if (!needs.sandbox && needs.room !== undefined)
      setup.push(...((group && this.#groups.get(group)?.steps) ?? shared(false)));
    if (!needs.sandbox && needs.chat !== undefined) setup.push(...shared(true));
    this.#keep(id, stepsOf(setup, steps, found, this.#context()));
  }

  /** Keeps an answer that shows something by itself, whatever case has asked for it. */
  keepAlone(caseId: string, fingerprint: string, breach: Breach, exchange: Exchange): void {
    const recording = this.#alone.get(caseId) ?? new Recording();
    this.#alone.set(caseId, recording);
    const { operation, role, request } = exchange;
    const { method, parameters, headers, url } = request;
    const path = url.slice(Math.max(0, url.length - new URL(url).pathname.length));
    recording.sent({ operation, role, method, parameters, headers, path }, exchange);
    recording.finds(fingerprint, breach, exchange);
  }

  #keep(id: string, steps: readonly Step[]): void {
    const size = JSON.stringify(steps).length;
    if (this.#kept.size >= mostCases || this.#characters + size > mostCharacters) return;
    this.#characters += size;
    this.#kept.set(id, steps);
  }
}

function isMessageOf(recorded: Recorded): boolean {
  return recorded.kind === 'request' && recorded.request.operation.id === 'pushMessage';
}
