import type { GroupMessageRow, HiddenRow } from '../store/tables/rows.ts';
import type { View } from '../store/tables/state.ts';
import type { Rows } from '../store/tree/sorted-rows.ts';
import { memberOf, roomByJid } from './find.ts';
import type { Page } from './page.ts';
import type { TimeWindow } from './time-window.ts';

const everything: TimeWindow = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * A group's history as one user may see it, newest first.
 *
 * Messages from before they joined are cut (server facts 2.8; a user who is no member sees all). Messages they hid
 * are left out, and once they have hidden one and no text is left visible to them, the server's own rows are left out
 * as well (document 2.5b).
 */
export class GroupHistory {
  readonly #rows: Rows<GroupMessageRow>;
  readonly #hidden: Rows<HiddenRow>;
  readonly #joined: number;
  readonly #barred: boolean;

  constructor(view: View, jid: string, userId: number) {
    const room = roomByJid(view, jid);
    const member = room && memberOf(view, room.id, userId);
    this.#joined = member ? member.createTime * 1000 : Number.NEGATIVE_INFINITY;
    this.#barred = member?.isBlack === 1;

    const group = `${userId}:${jid}`;
    const hides = view.hidden.by.byMember(group).size > 0;
    const texts = this.#since(view.groupMessages.by.textsByRoom(jid));
    const hidesSystem = hides && texts === this.#since(view.hidden.by.textsByMember(group));
    this.#rows = hidesSystem ? view.groupMessages.by.byRoomPeople(jid) : view.groupMessages.by.byRoom(jid);
    this.#hidden = hidesSystem ? view.hidden.by.byMemberPeople(group) : view.hidden.by.byMember(group);
  }

  newest(): GroupMessageRow | undefined {
    return this.page({ skip: 0, limit: 1 }, everything)[0];
  }

  /** Returns the visible rows of a page. Costs the page and the logarithm of what lies before it, never a walk. */
  page(page: Page, window: TimeWindow): GroupMessageRow[] {
    if (this.#barred) return [];
    const first = this.#rows.countWhile(row => row.timeSend > window.to);
    const last = this.#rows.countWhile(row => row.timeSend >= Math.max(window.from, this.#joined));
    if (this.#hidden.size === 0) {
      const limit =
        page.limit > 0 ? Math.min(page.limit, last - first - page.skip) : last - first - page.skip;
      return limit > 0 ? this.#rows.slice(first + page.skip, limit) : [];
    }
    return this.#pageBetween(this.#rankOfVisible(first, page.skip), last, page.limit);
  }

  /** Returns the rank of the visible row that has `skip` visible rows between `first` and itself. */
  #rankOfVisible(first: number, skip: number): number {
    const start = this.#hidden.countWhile(hidden => this.#rank(hidden) < first);
    let low = start;
    let high = this.#hidden.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      const hidden = this.#hidden.at(middle);
      if (hidden && this.#rank(hidden) - first - (middle - start) <= skip) low = middle + 1;
      else high = middle;
    }
    return first + skip + (low - start);
  }

  #pageBetween(rank: number, last: number, limit: number): GroupMessageRow[] {
    const wanted = limit > 0 ? limit : Number.POSITIVE_INFINITY;
    const hiddenBefore = this.#hidden.countWhile(hidden => this.#rank(hidden) < rank);
    const taken: GroupMessageRow[] = [];
    let nextHidden = hiddenBefore;
    for (let at = rank; at < last && taken.length < wanted; ) {
      const step = Math.min(
        last - at,
        wanted === Number.POSITIVE_INFINITY ? last - at : wanted - taken.length,
      );
      for (const row of this.#rows.slice(at, step)) {
        if (this.#hidden.at(nextHidden)?._id === row._id) nextHidden++;
        else taken.push(row);
      }
      at += step;
    }
    return taken;
  }

  #rank(hidden: HiddenRow): number {
    return this.#rows.countWhile(
      row => row.timeSend > hidden.timeSend || (row.timeSend === hidden.timeSend && row._id > hidden._id),
    );
  }

  #since(rows: Rows<{ readonly timeSend: number }>): number {
    return rows.countWhile(row => row.timeSend >= this.#joined);
  }
}
