import { createHash } from 'node:crypto';
import { befriend } from '../domain/befriend.ts';
import { foundGroup } from '../domain/found-group.ts';
import type { Newcomer } from '../domain/new-user.ts';
import { newcomer, register } from '../domain/register.ts';
import type { When } from './ago.ts';
import { rowOf } from './conversation.ts';
import { Story } from './story.ts';
import { ToldChat } from './told-chat.ts';
import { ToldRoom } from './told-room.ts';
import { ToldUser } from './told-user.ts';

/** What may be said of a user of a scenario. `id`, default: 200001 and on. */
export type UserFacts = Partial<Omit<Newcomer, 'nickname' | 'userId'>> & { readonly id?: number };

/** What may be said of a group of a scenario. `jid`, default: made from its name. */
export interface RoomFacts extends When {
  readonly desc?: string;
  readonly jid?: string;
}

const firstId = 200_001;

/** Tells a scenario: users, friends, groups, and who wrote what when. */
export class Teller {
  /** @internal */
  readonly story = new Story();
  readonly #users = new Map<number, ToldUser>();
  readonly #jids = new Set<string>();

  /** Adds a user. @throws Error where the id is taken by another of the scenario */
  user(nickname: string, { id = this.#freeId(), ...facts }: UserFacts = {}): ToldUser {
    if (this.#users.has(id))
      throw new Error(`Failed to build the scenario: two users have the id ${id}. Choose another.`);
    const user = new ToldUser(id, nickname);
    this.#users.set(id, user);
    this.story.people(tx => register(tx, newcomer(tx, { nickname, userId: id, ...facts })));
    return user;
  }

  /** Names a user who is there already, e.g. one of the demo. @param nickname as errors name them */
  known(id: number, nickname = String(id)): ToldUser {
    return this.#users.get(id) ?? new ToldUser(id, nickname);
  }

  /** Makes all of these friends with each other. */
  friends(...users: readonly ToldUser[]): this {
    users.forEach((one, index) => {
      for (const other of users.slice(index + 1))
        this.story.people(tx => befriend(tx, rowOf(tx, one), rowOf(tx, other)));
    });
    return this;
  }

  /** Adds a group. @param members the first owns it @throws Error without members, or where the jid is taken */
  room(name: string, members: readonly [ToldUser, ...ToldUser[]], facts: RoomFacts = {}): ToldRoom {
    const { jid = digest(`jid ${this.#jids.size} ${name}`), desc = '', ago } = facts;
    const [owner, ...others] = members;
    if (owner === undefined)
      throw new Error(
        `Failed to build the scenario: the group ${name} has no members. Name its owner first.`,
      );
    if (this.#jids.has(jid))
      throw new Error(`Failed to build the scenario: two groups have the jid ${jid}. Choose another.`);
    this.#jids.add(jid);
    const named = { id: digest(`room ${jid}`).slice(0, 24), jid, name };
    const joining = [...new Set(others)].filter(({ id }) => id !== owner.id);
    const happens = this.story.group(ago, (tx, writer) => {
      const rows = joining.map(user => rowOf(tx, user));
      foundGroup(tx, writer, rowOf(tx, owner), { ...named, desc }, rows);
    });
    return new ToldRoom(named, members, happens);
  }

  /** Gives the chat of two users, to be written into. */
  chat(one: ToldUser, other: ToldUser): ToldChat {
    return new ToldChat([one, other], (ago, deed) => this.story.chat(ago, deed));
  }

  #freeId(): number {
    let id = firstId + this.#users.size;
    while (this.#users.has(id)) id++;
    return id;
  }
}

const digest = (text: string) => createHash('md5').update(text).digest('hex');
