import type { Case, ChatUse, Needs, RoomUse } from '../suite/case.ts';

/** How a case holds a group while it runs. */
type GroupUse = Exclude<RoomUse, 'last'>;

/** What a case shares with others, and how. A world of its own is shared with nobody. */
interface Uses {
  readonly room?: GroupUse | undefined;
  readonly chat?: ChatUse | undefined;
  readonly part?: Needs['part'] | undefined;
}

/**
 * @param alone what has to be refused and what writes share their group and their chat with nobody either
 * @param worlds cases that want a world of their own have one
 */
function usesOf({ needs: { room, part, chat, sandbox } }: Case, alone: boolean, worlds: boolean): Uses {
  if (sandbox && worlds) return {};
  return {
    room: room === 'last' || (alone && (room === 'refused' || room === 'write')) ? 'change' : room,
    part,
    chat: alone && chat === 'write' ? 'change' : chat,
  };
}

/** Who reads and who changes something shared: while anybody changes, nobody reads. */
class Locks {
  readonly #rooms: number;
  readonly #room = { read: 0, write: 0, change: 0, refused: 0 };
  readonly #parts = new Set<Needs['part']>();
  readonly #chat = { read: 0, write: 0, change: 0 };

  /** @param rooms groups there may be, of which each case that changes has one for itself */
  constructor(rooms: number) {
    this.#rooms = rooms;
  }

  free({ room, part, chat }: Uses): boolean {
    return this.#isRoomFree(room) && !this.#parts.has(part) && this.#isChatFree(chat);
  }

  take({ room, part, chat }: Uses, by: 1 | -1 = 1): void {
    if (room) this.#room[room] += by;
    if (part && by === 1) this.#parts.add(part);
    else if (part) this.#parts.delete(part);
    if (chat) this.#chat[chat] += by;
  }

  #isRoomFree(use: GroupUse | undefined): boolean {
    const { read, write, change, refused } = this.#room;
    // Each kind that shares has one group.
    const taken = change + Math.min(1, refused) + Math.min(1, write);
    if (use === undefined) return true;
    if (use === 'read') return taken === 0;
    const shares = use !== 'change' && this.#room[use] > 0;
    return read === 0 && (shares || taken < this.#rooms);
  }

  #isChatFree(use: ChatUse | undefined): boolean {
    const { read, write, change } = this.#chat;
    if (use === 'read') return write === 0 && change === 0;
    if (use === 'write') return read === 0 && change === 0;
    return use === undefined || (read === 0 && write === 0 && change === 0);
  }
}

/** How many cases run at a time, and how many groups they have. */
export interface Capacity {
  /** Asked whenever a case may begin. */
  readonly limit: () => number;
  readonly rooms: number;
  /** Cases that have to be refused or write get group and chat for themselves: one of them may be what spoils the others. */
  readonly alone?: boolean;
  /** Cases that want a world of their own have one, as on the mock; else they share what the others share. Default: true. */
  readonly worlds?: boolean;
}

/**
 * Runs cases, as many at a time as there is room for, and never two at once that would disturb each other; those that
 * have to wait for others first, since they take longest together. An error of `work` ends everything, after those
 * under way have ended; so does the signal, without an error.
 */
export async function schedule(
  cases: readonly Case[],
  { limit, rooms, alone = false, worlds = true }: Capacity,
  work: (item: Case) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const locks = new Locks(rooms);
  const waiting = cases
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map(item => ({ item, uses: usesOf(item, alone, worlds) }));
  const running = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  const start = ({ item, uses }: (typeof waiting)[number]) => {
    locks.take(uses);
    const task: Promise<void> = work(item)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        locks.take(uses, -1);
        running.delete(task);
      });
    running.add(task);
  };
  while (waiting.length > 0 || running.size > 0) {
    if (failure || signal?.aborted) waiting.length = 0;
    while (running.size < limit()) {
      const place = waiting.findIndex(({ uses }) => locks.free(uses));
      const [next] = place < 0 ? [] : waiting.splice(place, 1);
      if (!next) break;
      start(next);
    }
    if (running.size > 0) await Promise.race(running);
  }
  if (failure) throw failure.error;
}

/**
 * What can be found once before another case has found it unawares, then changes one after the other, those first that
 * whoever reads the chat waits for, then what reads what they change, then what asks for nothing; of each kind what
 * takes long by itself before the rest.
 */
function rankOf(item: Case): number {
  const { room, chat, part } = usesOf(item, false, true);
  const isLong = item.lengthy === true;
  if (item.once) return 0;
  if (chat === 'change') return isLong ? 1 : 2;
  // One at a time has a part, so these are a chain as well.
  if (part) return chat ? 3 : isLong ? 4 : 5;
  if (room === 'change') return isLong ? 4 : 6;
  if (room === 'refused' || room === 'write' || chat === 'write') return isLong ? 7 : 8;
  if (room || chat) return isLong ? 9 : 10;
  return 11;
}
