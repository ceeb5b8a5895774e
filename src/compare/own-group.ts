import { setTimeout as wait } from 'node:timers/promises';
import { isObject } from '../base/json.ts';
import { placesOf } from '../check/oracles/places.ts';
import type { Contract } from '../spec/contract.ts';
import { ask, type ComparedAnswer, type ComparedServer, shownCode } from './ask.ts';
import type { KnownValues, PlannedCall } from './plan.ts';
import { looking, showing, takingAway } from './written-plan.ts';

/** Milliseconds between two looks for a group that a server makes late. */
const pauseMs = 250;

/** The group that a comparison has one server make, until it is taken away. */
export class OwnGroup {
  readonly #contract: Contract;
  readonly #server: ComparedServer;
  readonly #known: KnownValues;
  readonly #name: string;
  readonly #timeoutMs: number;
  readonly #look: PlannedCall;
  readonly #takeAway: PlannedCall;
  #made: ComparedAnswer | undefined;

  /** @param known what the server has shown */
  constructor(
    contract: Contract,
    server: ComparedServer,
    known: KnownValues,
    { name, timeoutMs }: { readonly name: string; readonly timeoutMs: number },
  ) {
    this.#contract = contract;
    this.#server = server;
    this.#known = known;
    this.#name = name;
    this.#timeoutMs = timeoutMs;
    this.#look = looking(contract, server.token);
    this.#takeAway = takingAway(contract, server.token);
  }

  /**
   * Takes note of what the server has said when it was to make the group. What it calls the group's id may be that of another
   * one of the account: only a group of the name that was asked for is written to.
   */
  async made(answer: ComparedAnswer): Promise<void> {
    this.#made = answer;
    if (shownCode(answer) !== '1') return;
    const group = (await this.#shown(answer)) ?? (await this.#listed()).group;
    if (group) this.#known.learn('addRoom', { data: group });
  }

  /** Takes the group away. Returns what may be left, undefined for nothing. */
  async takeAway(): Promise<string | undefined> {
    if (this.#made === undefined) return undefined;
    const isSure = this.#known.get('ownRoomId') !== undefined || (await this.#isFound(this.#made));
    const asked = this.#takeAway.parameters(this.#known);
    if (asked === undefined) return isSure ? undefined : `${this.#name} at ${this.#server.url}`;
    const isDone = shownCode(await this.#ask(this.#takeAway, asked)) === '1';
    const { group } = await this.#listed();
    return isDone && !group ? undefined : `${this.#name} (${asked.roomId}) at ${this.#server.url}`;
  }

  /**
   * Looks for the group; one whose making was never answered may come later than the answer could. Returns whether it is known
   * now where it is, or that there is none.
   */
  async #isFound(made: ComparedAnswer): Promise<boolean> {
    const end = performance.now() + (made.status === 0 ? this.#timeoutMs : 0);
    for (;;) {
      const { group, isWhole } = await this.#listed();
      if (group) this.#known.learn('addRoom', { data: group });
      // A list without it proves nothing where the server has made one, or may yet do so.
      const isRefused = made.status > 0 && shownCode(made) !== '1';
      if (group || performance.now() >= end) return group !== undefined || (isRefused && isWhole);
      await wait(pauseMs);
    }
  }

  /** Looks at the group whose id the server has answered; undefined for one that is not known to be its own. */
  async #shown({ json }: ComparedAnswer) {
    const id = isObject(json) && isObject(json.data) ? json.data.id : undefined;
    if (typeof id !== 'string' || id === '') return undefined;
    const call = showing(this.#contract, this.#server.token, id);
    const shown = await this.#ask(call, call.parameters(this.#known) ?? {});
    const group = isObject(shown.json) && isObject(shown.json.data) ? shown.json.data : undefined;
    return group?.id === id && this.#isOwn(group.name) ? group : undefined;
  }

  #isOwn(name: unknown): boolean {
    return String(name).startsWith(this.#name);
  }

  /** Looks for the group among those of the account. */
  async #listed() {
    const answer = await this.#ask(this.#look, this.#look.parameters(this.#known) ?? {});
    const rows = isObject(answer.json) ? placesOf(answer.json, 'data/*/name') : [];
    const found = rows.find(({ value }) => this.#isOwn(value));
    return { group: found?.holder, isWhole: shownCode(answer) === '1' };
  }

  #ask(call: PlannedCall, asked: Readonly<Record<string, string>>): Promise<ComparedAnswer> {
    return ask(this.#server.url, call, asked, this.#timeoutMs, false);
  }
}
