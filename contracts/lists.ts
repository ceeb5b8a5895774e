import type { Given, Trial } from '../src/check/suite/trial.ts';
import type { PagedOperationId } from '../src/spec/operation.ts';

/** A list that comes in pages: how to ask for one, and what tells its rows apart. */
export interface Paged {
  readonly operation: PagedOperationId;
  readonly page: (trial: Trial, pageIndex: number, pageSize: number) => Promise<readonly (string | number)[]>;
  readonly people?: true;
}

/** The compiler asks for every operation that comes in pages. */
export const pagedLists: { readonly [Id in PagedOperationId]: Paged } = {
  listFriends: {
    operation: 'listFriends',
    page: async (trial, pageIndex, pageSize) => {
      const { pageData } = await trial.ok('owner', 'listFriends', {
        userId: trial.person('owner').userId,
        pageIndex,
        pageSize,
      });
      return pageData.map(row => row.toUserId);
    },
  },
  listRooms: {
    operation: 'listRooms',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'listRooms', { pageIndex, pageSize })).map(row => row.id),
  },
  listNotices: {
    operation: 'listNotices',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'listNotices', { roomId: trial.room.id, pageIndex, pageSize })).pageData.map(
        row => row.id,
      ),
  },
  listGroupMessages: {
    operation: 'listGroupMessages',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'listGroupMessages', { roomId: trial.room.jid, pageIndex, pageSize })).map(
        row => row._id,
      ),
  },
  listMessages: {
    operation: 'listMessages',
    people: true,
    page: async (trial, pageIndex, pageSize) => {
      const given: Given = { receiver: trial.person('peer').userId, pageIndex, pageSize };
      return (await trial.ok('owner', 'listMessages', given)).map(row => row._id);
    },
  },
  getRoom: {
    operation: 'getRoom',
    page: async (trial, pageIndex, pageSize) =>
      (await trial.ok('owner', 'getRoom', { roomId: trial.room.id, pageIndex, pageSize })).members.map(
        row => row.userId,
      ),
  },
};

/** More rows than any page of a screen has. */
const many = 1000;
/** Lists are read so often that others may write to between. */
const readings = 4;

/**
 * A page must have as many rows as were asked for: where it has fewer, the page after it has none. A list that is
 * shorter than common caps proves nothing of those.
 */
export async function holdsUncapped(trial: Trial, page: Paged['page']): Promise<void> {
  for (let again = 0; again < readings; again++) {
    const whole = await page(trial, 0, many);
    if (whole.length === 0) return trial.notExercised('the list has no rows');
    if (whole.length >= many) return;
    const beyond = await page(trial, 1, whole.length);
    if (beyond.length === 0) return;
    // The same rows again are no more rows: that pages overlap is for the case that asks for it.
    const all = [...new Set(await allBy(trial, page, whole.length))];
    if (all.length <= whole.length) return;
    // A row that somebody writes meanwhile moves the others down.
    const rows = await page(trial, 0, many);
    if (rows.length !== whole.length) continue;
    trial.holds(false, {
      rule: 'capped',
      message: 'a page must have as many rows as requested, if there are enough',
      expected: `all ${all.length} rows, as ${many} were asked for`,
      got: `asked ${many.toLocaleString('en-US')}, got ${whole.length} of ${all.length}`,
      among: { rows, all },
    });
    return;
  }
}

/** The rows of a list, taken together page by page. */
async function allBy(trial: Trial, page: Paged['page'], size: number): Promise<readonly (string | number)[]> {
  const all: (string | number)[] = [];
  for (let index = 0; index < 20; index++) {
    const rows = await page(trial, index, size);
    all.push(...rows);
    if (rows.length < size) break;
  }
  return all;
}
