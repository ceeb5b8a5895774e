import type { JsonOperationId } from '../../spec/contract.ts';
import { isMarked } from '../suite/marker.ts';
import type { Role } from '../suite/people.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Run } from './run.ts';

/** What a cleanup needs of a run; a sweep has no more than this. */
export type CleanupRun = Pick<Run, 'client' | 'contract' | 'logins' | 'people' | 'control'>;

/** What is to be taken away. */
export interface CleanupTask {
  /** What names and texts of the run begin with. */
  readonly marker: string;
  readonly jids: readonly string[];
  readonly pins: readonly string[];
  /** Whether single messages may have been sent. */
  readonly messages: boolean;
  /** Milliseconds of the server's clock when the run began. */
  readonly since: number;
}

type Row = Readonly<Record<string, unknown>>;
const pageSize = 200;
const slack = 120_000;

/** Takes away what a run has made. Every step may run again; what cannot be removed is named. */
export class Cleanup {
  readonly #run: CleanupRun;
  readonly #task: CleanupTask;
  /** Lists that could not be read, so that nobody knows what is in them. */
  readonly #unread = new Set<string>();

  constructor(run: CleanupRun, task: CleanupTask) {
    this.#run = run;
    this.#task = task;
  }

  /** Unpins friends and recalls single messages, as long as all logins live. */
  async chats(): Promise<string[]> {
    const left: string[] = [];
    for (const jid of this.#task.pins) {
      const answer = await this.#call('owner', 'unpinChat', { jid, isAdaptive: 1 });
      if (resultCodeOf(answer) !== 1) left.push(`a pin of the chat with user ${jid}`);
    }
    // A pin outlives the group it pins; without isAdaptive taking it away succeeds whatever has become of the group.
    for (const jid of this.#task.jids) await this.#call('owner', 'unpinChat', { jid, isAdaptive: 0 });
    if (!this.#task.messages) return this.#withUnread(left);
    const people = [...this.#run.people.values()];
    for (const one of people) {
      for (const other of people) {
        if (one === other) continue;
        const count = await this.#recall(one.role, other.userId);
        if (count > 0) left.push(`${count} messages between ${one.role} and ${other.role}`);
      }
    }
    return this.#withUnread(left);
  }

  /** Dissolves groups, then removes what stays of them in the history of their jid. */
  async groups(): Promise<string[]> {
    const left: string[] = [];
    const jids = new Set(this.#task.jids);
    for (const role of this.#run.people.keys()) {
      for (const room of await this.#roomsOf(role)) {
        const { id, jid, name, desc } = room;
        const marked = isMarked(String(name), this.#task.marker) || isMarked(String(desc), this.#task.marker);
        if (!jids.has(String(jid)) && !marked) continue;
        jids.add(String(jid));
        if (!(await this.#leaveOrDissolve(role, String(id), room)))
          left.push(`the group ${String(name)} (${String(id)})`);
      }
    }
    for (const jid of jids) {
      const count = await this.#emptyHistory(jid);
      if (count > 0) left.push(`${count} messages in the history of the group ${jid}`);
    }
    return this.#withUnread(left);
  }

  async #roomsOf(role: Role): Promise<Row[]> {
    const found: Row[] = [];
    for (let pageIndex = 0; pageIndex < 50; pageIndex++) {
      const rows = this.#rows(
        await this.#call(role, 'listRooms', { pageIndex, pageSize }),
        `groups of the ${role}`,
      );
      // One by one: how many there are is up to the target, and a call takes only so many arguments.
      for (const row of rows) found.push(row);
      if (rows.length < pageSize) break;
    }
    return found;
  }

  /** The owner dissolves; others wait for him, unless he is none of us. */
  async #leaveOrDissolve(role: Role, roomId: string, room: Row): Promise<boolean> {
    const me = this.#run.people.get(role);
    if (!me) return false;
    const mine = room.userId === me.userId;
    const ours = [...this.#run.people.values()].some(({ userId }) => userId === room.userId);
    if (!mine && ours) {
      const owner = [...this.#run.people.values()].find(({ userId }) => userId === room.userId);
      if (owner) return this.#leaveOrDissolve(owner.role, roomId, room);
    }
    await this.#call(role, 'unpinChat', { jid: String(room.jid), isAdaptive: 0 });
    const answer = await this.#call(role, 'removeMember', { roomId, userId: me.userId });
    const code = resultCodeOf(answer);
    // Gone already, e.g. through the other account's list.
    if (code !== 1 && code !== 100411) return false;
    const login = await this.#call(role, 'getUser', {});
    if (resultCodeOf(login) === 1030102)
      await this.#run.logins.renew(role, me.userId, this.#run.control).catch(() => false);
    return true;
  }

  /** Recalls the run's messages in one chat, and gives how many would not go. */
  async #recall(role: Role, receiver: number): Promise<number> {
    const startTime = Math.max(1, this.#task.since - slack);
    const marked = async () => {
      const found: string[] = [];
      for (let pageIndex = 0; pageIndex < 50; pageIndex++) {
        const answer = await this.#call(role, 'listMessages', {
          receiver,
          startTime,
          endTime: 0,
          maxType: 0,
          pageIndex,
          pageSize,
        });
        const rows = this.#rows(answer, `messages of the ${role}`);
        for (const row of rows)
          if (isMarked(String(row.content), this.#task.marker)) found.push(String(row.messageId));
        if (rows.length < pageSize) break;
      }
      return found;
    };
    const ids = await marked();
    for (let at = 0; at < ids.length; at += 50) {
      await this.#call(role, 'deleteMessages', {
        type: 1,
        delete: 2,
        messageId: ids.slice(at, at + 50).join(','),
      });
    }
    return ids.length === 0 ? 0 : (await marked()).length;
  }

  async #emptyHistory(jid: string): Promise<number> {
    const ids = async (role: Role) => {
      const answer = await this.#call(role, 'listGroupMessages', { roomId: jid, pageIndex: 0, pageSize });
      const rows = this.#rows(answer, `the history of the group ${jid}`);
      return rows.map(row => String(row.messageId));
    };
    let left = 0;
    for (const role of this.#run.people.keys()) {
      for (let round = 0; round < 20; round++) {
        const found = await ids(role);
        left = found.length;
        if (left === 0) break;
        await this.#call(role, 'deleteMessages', {
          type: 2,
          delete: 2,
          roomJid: jid,
          messageId: found.join(','),
        });
        const after = await ids(role);
        if (after.length >= left) break;
      }
      if (left === 0) return 0;
    }
    return left;
  }

  #call(
    role: Role,
    id: JsonOperationId,
    given: Readonly<Record<string, string | number>>,
  ): Promise<Exchange> {
    const { client, contract, logins } = this.#run;
    const parameters = { access_token: logins.get(role) ?? '', flag: 'rw', ...given };
    return client.send({ operation: contract.operation(id), role, parameters });
  }

  /** What an answer lists. An answer that lists nothing because it is a failure is written down. */
  #rows({ json, failure }: Exchange, what: string): Row[] {
    const { data, resultCode } = (json ?? {}) as { data?: unknown; resultCode?: unknown };
    if (resultCode !== 1 || !Array.isArray(data)) {
      this.#unread.add(
        `perhaps ${what}, which could not be listed (${failure?.message ?? `result code ${String(resultCode)}`})`,
      );
      return [];
    }
    return data.filter(row => typeof row === 'object' && row !== null);
  }

  #withUnread(left: readonly string[]): string[] {
    return [...new Set([...left, ...this.#unread])];
  }
}
