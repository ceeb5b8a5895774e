import { Shape } from '../matching.ts';
import type { Notice } from '../model.ts';
import { type Paging, type World, walks } from '../world.ts';
import { caller, chosenRoom, command, paging, type RoomChoice, roomChoice } from './command.ts';

const path = '/room/noticesPage';

export async function compareNotices(world: World, me: number, choice: RoomChoice, page: Paging) {
  const { roomId, room, code: due } = chosenRoom(world.model, choice, 1020101);
  if (!room) {
    await world.call(me, path, { roomId, pageIndex: page.pageIndex, pageSize: page.pageSize }, due);
    return;
  }
  const { code, data, rows } = await world.page(me, path, { roomId }, page, it => it.pageData);
  if (code !== 1) return;
  const total = room.notices.length;
  const pageSize = Number(page.pageSize === '' ? 10 : (page.pageSize ?? 10));
  const { pageIndex } = data;
  if (!walks(page)) world.agree(pageIndex, Number(page.pageIndex ?? 0), 'pageIndex');
  const head = {
    // What a size of 0 does to it is nowhere said.
    pageCount: pageSize > 0 ? Math.ceil(total / pageSize) : new Shape('a number', Number.isInteger),
    pageIndex,
    pageSize,
    start: pageIndex * pageSize,
    total,
  };
  world.agree({ ...data, pageData: [] }, { ...head, pageData: [] }, 'notices');
  world.agreeRanked<Notice>(rows, room.notices, page, 10, {
    key: notice => notice.id,
    keyInRow: row => row.id,
    rank: notice => -Number(notice.row.time),
    shown: notice => notice.row,
  });
}

export const listNotices = command(
  'listNotices',
  { me: caller, room: roomChoice, page: paging },
  (world, { me, room, page }) => compareNotices(world, me, room, page),
);
