import type { MockControl } from '../run/mock-control.ts';
import type { Role } from '../suite/people.ts';
import { runCommand } from './command.ts';

/** So often in a row a login may end under one request: another check may be dissolving all its groups one by one. */
export const mostEndings = 25;
/** So often in a run a login may have ended and be open again without our doing. */
const mostReturns = 50;

/** The tokens of a run, and the ways to a new one. */
export class Logins {
  readonly #tokens = new Map<Role, string>();
  /** Every token a run ever had, so that reports can mask it. */
  readonly #all: (readonly [Role, string])[] = [];
  readonly #tokenCommand: string | undefined;
  /** How often a login that had ended was there again: another check of the same account opens it as well. */
  #returned = 0;
  /** When this run has last opened a login that had ended, by the clock of `performance`. */
  readonly #openSince = new Map<Role, number>();
  /** The openings under way: cases that run side by side need one login, not one each that ends the others. */
  readonly #renewing = new Map<Role, Promise<boolean>>();
  /** Whose login has ended for good. */
  readonly ended = new Set<Role>();

  constructor(tokens: Readonly<Partial<Record<Role, string>>>, tokenCommand: string | undefined) {
    this.#tokenCommand = tokenCommand;
    for (const role of ['owner', 'peer', 'outsider'] as const) {
      const token = tokens[role];
      if (token !== undefined && token !== '') this.set(role, token);
    }
  }

  get all(): readonly (readonly [Role, string])[] {
    return this.#all;
  }

  get canAsk(): boolean {
    return this.#tokenCommand !== undefined;
  }

  get(role: Role): string | undefined {
    return this.#tokens.get(role);
  }

  set(role: Role, token: string): void {
    this.#tokens.set(role, token);
    this.ended.delete(role);
    if (!this.#all.some(([, known]) => known === token)) this.#all.push([role, token]);
  }

  /**
   * Runs `--token-command` with IMAPI_ROLE set, and takes what it prints. Gives false when it prints nothing.
   * @throws Error when the command fails
   */
  async ask(role: Role): Promise<boolean> {
    if (this.#tokenCommand === undefined) return false;
    const printed = await runCommand(this.#tokenCommand, { IMAPI_ROLE: role });
    const token = printed.split('\n').at(-1)?.trim() ?? '';
    if (token === '') return false;
    this.set(role, token);
    return true;
  }

  /**
   * Notes a login that is open although a request was refused for it, and gives whether that may be: a server that refuses
   * at random does so often. Requests that were sent before this run has opened the login again do not count.
   * @param sentAt when the refused request was sent, by the clock of `performance`
   */
  hasReturned(role: Role, sentAt: number): boolean {
    if (sentAt >= (this.#openSince.get(role) ?? 0)) this.#returned++;
    return this.#returned <= mostReturns;
  }

  /** Opens an ended login again: through the mock's control API, else through the command. */
  renew(role: Role, userId: number | undefined, control: MockControl | undefined): Promise<boolean> {
    const renewing =
      this.#renewing.get(role) ??
      this.#open(role, userId, control).finally(() => this.#renewing.delete(role));
    this.#renewing.set(role, renewing);
    return renewing;
  }

  async #open(role: Role, userId: number | undefined, control: MockControl | undefined): Promise<boolean> {
    if (this.#tokenCommand === undefined) {
      if (control === undefined || userId === undefined) return false;
      this.set(role, await control.login(userId));
    } else if (!(await this.ask(role))) return false;
    this.#openSince.set(role, performance.now());
    return true;
  }
}
