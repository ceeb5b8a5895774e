import { setTimeout as wait } from 'node:timers/promises';
import { resultCodes } from '../../spec/result-codes.ts';
import { isMarked } from '../suite/marker.ts';
import type { Role } from '../suite/people.ts';
import { resultCodeOf } from '../wire/exchange.ts';
import { CleanupCalls, type CleanupRow, type CleanupRun } from './cleanup-calls.ts';
import type { Pin } from './ledger.ts';

/** What is to be taken away. */
export interface CleanupTask {
  /** What names and texts of the run begin with. */
  readonly marker: string;
  readonly jids: readonly string[];
  readonly pins: readonly Pin[];
  /** Whether single messages may have been sent. */
  readonly messages: boolean;
  /** Milliseconds of the server's clock when the run began. */
  readonly since: number;
  /** Accounts that nobody has said anything to since their chats were emptied. */
  readonly done?: ReadonlySet<Role>;
}

const pageSize = 200;
const slack = 120_000;

/** Takes away what a run has made. Every step may run again; what cannot be removed is named. */
export class Cleanup {
  readonly #run: CleanupRun;
  readonly #task: CleanupTask;
  readonly #calls: CleanupCalls;

  constructor(run: CleanupRun, task: CleanupTask) {
    this.#run = run;
    this.#task = task;
    this.#calls = new CleanupCalls(run);
  }

  /** Unpins conversations and recalls single messages, as long as all logins live. */
  async chats(): Promise<string[]> {
    return [...(await this.unpin()), ...(await this.messages())];
  }

  /** Unpins conversations, and gives pins that stay. */
  async unpin(): Promise<string[]> {
    // A replica may not show yet what was written last.
    await wait(this.#run.lag.waitMs);
    return this.#withUnread(await Promise.all(this.#task.pins.map(pin => this.#unpin(pin))));
  }

  /** Recalls single messages where there may be any, and gives those that would not go. */
  async messages(): Promise<string[]> {
    return this.#withUnread(this.#task.messages ? await this.#messages() : []);
  }

  /** One account is enough to recall the messages of a chat. */
  async #messages(): Promise<string[]> {
    const people = [...this.#run.people.values()];
    const living = this.#calls.living;
    const chats = living.flatMap(one => people.filter(other => other !== one).map(other => ({ one, other })));
    const recalled = chats.map(async ({ one, other }) => {
      const count = await this.#recall(one.role, other.userId);
      return count > 0 ? `${count} messages between ${one.role} and ${other.role}` : '';
    });
    const ended = people.filter(person => !living.includes(person) && !this.#task.done?.has(person.role));
    const unread = ended.flatMap((one, index) =>
      ended.slice(index + 1).map(other => `perhaps messages between ${one.role} and ${other.role}`),
    );
    return [...(await Promise.all(recalled)), ...unread];
  }

  /** Recalls what the server has said of groups in single chats, the end of each last of all (server facts 2.19). */
  async news(): Promise<string[]> {
    if (this.#run.people.size < 2) return [];
    await wait(this.#run.lag.waitMs);
    return this.#messages();
  }

  /** Dissolves groups, then removes what stays of them in the history of their jid. */
  async groups(): Promise<string[]> {
    const left: string[] = [];
    const jids = new Set(this.#task.jids);
    const listed = await Promise.all(this.#calls.living.map(({ role }) => this.#roomsOf(role)));
    const rooms = new Map(listed.flat().map(room => [String(room.id), room]));
    const mine = [...rooms].filter(
      ([, { jid, name, desc }]) =>
        jids.has(String(jid)) || isMarked(name, this.#task.marker) || isMarked(desc, this.#task.marker),
    );
    for (const [, { jid }] of mine) jids.add(String(jid));
    const keeper = this.#run.people.get('peer')?.userId;
    // With the last group the last login may end, and nobody is left to look.
    for (const isKeepers of [false, true]) {
      const now = mine.filter(([, { userId }]) => (userId === keeper) === isKeepers);
      if (isKeepers && now.length === 0) break;
      left.push(...(await this.#takeAll(now)));
      const gone = isKeepers ? now.map(([, { jid }]) => String(jid)) : jids;
      if (!isKeepers || this.#calls.living.length > 0) left.push(...(await this.#traces([...gone])));
    }
    return this.#withUnread(left);
  }

  /** Dissolves groups or leaves them, and gives those that are still there. */
  async #takeAll(rooms: readonly (readonly [string, CleanupRow])[]): Promise<string[]> {
    const left: string[] = [];
    const take = async ([id, room]: (typeof rooms)[number]) => {
      if (!(await this.leaveOrDissolve(id, room))) left.push(`the group ${String(room.name)} (${id})`);
    };
    const [first, ...others] = rooms;
    if (first) await take(first);
    // Where a login has ended, perhaps with that group, the next waits until it is open again.
    if (this.#calls.hasEnded) for (const other of others) await take(other);
    else await Promise.all(others.map(take));
    return left;
  }

  /** Empties the histories of groups that are gone, and gives what would not go. */
  async #traces(jids: readonly string[]): Promise<string[]> {
    const histories = jids.map(async jid => {
      const count = await this.#emptyHistory(jid);
      return count > 0 ? `${count} messages in the history of the group ${jid}` : '';
    });
    const news = jids.length > 0 ? await this.news() : [];
    return [...(await Promise.all(histories)), ...news];
  }

  async #unpin({ jid, role = 'owner' }: Pin): Promise<string> {
    // A pin outlives the group it pins; without isAdaptive taking it away succeeds whatever has become of the group.
    const friend = /^\d+$/.test(jid);
    const answer = await this.#calls.send(role, 'unpinChat', { jid, isAdaptive: friend ? 1 : 0 });
    return !friend || resultCodeOf(answer) === 1 ? '' : `a pin of the chat with user ${jid}`;
  }

  async #roomsOf(role: Role): Promise<CleanupRow[]> {
    const found: CleanupRow[] = [];
    for (let pageIndex = 0; pageIndex < 50; pageIndex++) {
      const answer = await this.#calls.send(role, 'listRooms', { pageIndex, pageSize });
      const rows = this.#calls.rows(answer, `groups of the ${role}`);
      // One by one: how many there are is up to the target, and a call takes only so many arguments.
      for (const row of rows) found.push(row);
      if (rows.length < pageSize) break;
    }
    return found;
  }

  /** The owner dissolves where he is one of us, else everybody leaves. */
  async leaveOrDissolve(roomId: string, { jid, userId }: CleanupRow): Promise<boolean> {
    const living = this.#calls.living;
    const owner = living.find(person => person.userId === userId);
    await Promise.all(living.map(({ role }) => this.#unpin({ jid: String(jid), role })));
    let gone = true;
    for (const { role, userId: own } of owner ? [owner] : living) {
      const answer = await this.#calls.send(role, 'removeMember', { roomId, userId: own });
      const code = resultCodeOf(answer);
      gone &&= code === 1 || code === resultCodes.roomMissing.code;
      if (owner && code === 1) await this.#openAgain(role);
    }
    return gone;
  }

  /** Dissolving may have ended the login (document 2.3). */
  async #openAgain(role: Role): Promise<void> {
    if (resultCodeOf(await this.#calls.send(role, 'getUser', {})) === resultCodes.tokenInvalid.code)
      this.#run.logins.ended.add(role);
  }

  /** Recalls the run's messages in one chat, and gives how many would not go. */
  async #recall(role: Role, receiver: number): Promise<number> {
    const startTime = Math.max(1, this.#task.since - slack);
    const window = { receiver, startTime, endTime: 0, maxType: 0 };
    const marked = async () => {
      const found: string[] = [];
      for (let pageIndex = 0; pageIndex < 50; pageIndex++) {
        const answer = await this.#calls.send(role, 'listMessages', { ...window, pageIndex, pageSize });
        const rows = this.#calls.rows(answer, `messages of the ${role}`);
        for (const row of rows)
          if (isMarked(row.content, this.#task.marker)) found.push(String(row.messageId));
        if (rows.length < pageSize) break;
      }
      return found;
    };
    return this.#until(marked, ids =>
      this.#calls.send(role, 'deleteMessages', { type: 1, delete: 2, messageId: ids }),
    );
  }

  async #emptyHistory(jid: string): Promise<number> {
    let left = 0;
    for (const { role } of this.#calls.living) {
      const ids = async () => {
        const answer = await this.#calls.send(role, 'listGroupMessages', {
          roomId: jid,
          pageIndex: 0,
          pageSize,
        });
        return this.#calls.rows(answer, `the history of the group ${jid}`).map(row => String(row.messageId));
      };
      const given = { type: 2, delete: 2, roomJid: jid };
      left = await this.#until(ids, messageId =>
        this.#calls.send(role, 'deleteMessages', { ...given, messageId }),
      );
      if (left === 0) return 0;
    }
    return left;
  }

  /** Removes what a list shows until it shows nothing, twice where replicas may lag; gives how many would not go. */
  async #until(list: () => Promise<string[]>, remove: (ids: string) => Promise<unknown>): Promise<number> {
    const { settleMs, lag } = this.#run;
    let ids = await list();
    const removed = new Set<string>();
    let since = performance.now();
    for (let empty = ids.length === 0 ? 1 : 0; ; ) {
      const left = ids.filter(id => !removed.has(id));
      const parts = Array.from({ length: Math.ceil(left.length / 50) }, (_, part) =>
        left.slice(part * 50, part * 50 + 50),
      );
      await Promise.all(parts.map(part => remove(part.join(','))));
      if (left.length > 0) since = performance.now();
      for (const id of left) removed.add(id);
      if (removed.size === 0 || empty === (settleMs === 0 ? 1 : 2)) return 0;
      if (performance.now() - since > settleMs && left.length === 0) return ids.length;
      if (settleMs > 0) await wait(lag.pauseMs);
      ids = await list();
      empty = ids.length === 0 ? empty + 1 : 0;
    }
  }

  #withUnread(left: readonly string[]): string[] {
    return [...new Set([...left.filter(what => what !== ''), ...this.#calls.unread])];
  }
}
