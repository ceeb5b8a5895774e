import type { RoomUse } from '../suite/case.ts';
import type { Group } from '../suite/trial.ts';

/** Uses for which a case gets a group that nobody reads meanwhile. */
type OwnUse = Exclude<RoomUse, 'read'>;

/** Groups of a run from which on one that was used before has to do. */
const mostNew = 24;

/**
 * The groups of a run. Cases that read share the first, and nobody changes any meanwhile. A case that changes has one
 * for itself; those that are only refused share one, those that write another. A group that is not what it was, or that
 * a case had as its last, is not used again.
 */
export class Rooms {
  /** Groups there may be at a time. */
  readonly most: number;
  /** Whether more may be made in place of those that were used: each leaves a login when it is dissolved. */
  readonly renews: boolean;
  /** Who is in a new group and as what, where the target makes it another than it was asked to: that is waited for once. */
  asMade: readonly string[] | undefined;
  /** Whether a new group is made all the same where a phone number of nobody is named (server facts 9). */
  takesNobody = true;
  readonly #groups: Group[] = [];
  readonly #changed = new Set<Group>();
  readonly #shared = new Map<OwnUse, { readonly group: Promise<Group>; users: number }>();

  constructor(most: number, renews = most > 1) {
    this.most = most;
    this.renews = renews;
  }

  /** The group to read from; undefined where there is none yet. */
  get main(): Group | undefined {
    return this.#groups[0];
  }

  /** All groups but that one. */
  get others(): readonly Group[] {
    return this.#groups.slice(1);
  }

  add(group: Group): void {
    this.#groups.push(group);
  }

  /**
   * A group for a case. Whoever runs cases sees to it that one is free.
   * @param make makes one more
   * @param wanted one that nobody has used, as long as that is no great number; or this one, if it is free
   */
  async take(use: OwnUse, make: () => Promise<Group>, wanted: Group | boolean = false): Promise<Group> {
    const mayBeNew = this.renews && this.#groups.length < mostNew;
    if (use === 'last') return this.#alone(make, mayBeNew);
    if (use === 'change') return this.#alone(make, wanted === true ? mayBeNew : wanted);
    const shared = this.#shared.get(use) ?? { group: this.#alone(make), users: 0 };
    this.#shared.set(use, shared);
    shared.users++;
    try {
      return await shared.group;
    } catch (error) {
      this.#shared.delete(use);
      throw error;
    }
  }

  /** Gives a group back. */
  give(use: OwnUse, group: Group): void {
    const shared = this.#shared.get(use);
    if (shared && --shared.users > 0) return;
    this.#shared.delete(use);
    this.#changed.delete(group);
    if (use === 'last' && this.renews) this.retire(group);
  }

  /** Takes a group out of use. */
  retire(group: Group): void {
    const at = this.#groups.indexOf(group);
    if (at >= 0) this.#groups.splice(at, 1);
  }

  async #alone(make: () => Promise<Group>, wanted: Group | boolean = false): Promise<Group> {
    const isFree = (group: Group) => !this.#changed.has(group);
    const free =
      wanted === true
        ? undefined
        : (this.#groups.find(group => group === wanted && isFree(group)) ?? this.#groups.find(isFree));
    if (free) {
      this.#changed.add(free);
      return free;
    }
    const made = await make();
    this.#groups.push(made);
    this.#changed.add(made);
    return made;
  }
}
