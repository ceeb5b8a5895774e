import type { Call, Success } from '../call.ts';
import { Refusal } from '../failures.ts';
import { isObjectId } from '../state/ids.ts';
import { asStored, cutOrNone } from './paging.ts';

/** `/room/noticesPage`: newest first, without a look at who asks; shows what was asked for (server facts 2.15). */
export function listNotices({ parameters, state, world }: Call): Success {
  const roomId = parameters.text('roomId');
  const pageIndex = parameters.int('pageIndex');
  const pageSize = parameters.int('pageSize', 10);
  if (!isObjectId(roomId)) throw new Refusal('internal', `invalid ObjectId [${roomId}]`);
  if (!state.rooms.get(roomId) && world.choices.noticesOfMissingRoom === 'refused')
    throw new Refusal('room-missing');
  const notices = asStored(world, state.notices.of(roomId)).sort((a, b) => b.time - a.time);
  const pageData = cutOrNone(world, notices, pageIndex, pageSize);
  if (!pageData) throw new Refusal('internal', 'skip value must be non-negative');
  const total = world.choices.noticesTotal === 'page' ? pageData.length : notices.length;
  const pageCount = pageSize > 0 ? Math.ceil(total / pageSize) : total > 0 ? 1 : 0;
  return { data: { pageCount, pageData, pageIndex, pageSize, start: pageIndex * pageSize, total } };
}
