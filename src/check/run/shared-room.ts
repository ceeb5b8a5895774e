import { CaseStopped } from '../problem.ts';
import { isLocked } from '../suite/locked.ts';
import { TrialRun } from '../trial/trial-run.ts';
import { setupCase } from './fixtures.ts';
import type { Run } from './run.ts';

/** More groups than somebody is in. */
const many = 50_000;

/** In mode `probe`: a group the owner is in already, to read from. */
export async function findSharedRoom(run: Run): Promise<TrialRun> {
  const trial = new TrialRun(run, { ...setupCase, operation: 'listRooms', effect: 'read' });
  try {
    const listed = await trial.ok('owner', 'listRooms', { pageIndex: 0, pageSize: 50 });
    const rooms = listed.filter(room => !isLocked(room));
    const chats = await trial.ok('owner', 'listLastChats', { pageIndex: 0, pageSize: 50 });
    // One that is talked in shows more than one that is not.
    const [room] = [...rooms.filter(({ jid }) => chats.some(chat => chat.jid === jid)), ...rooms];
    if (room) run.rooms.add({ id: room.id, jid: room.jid, own: false });
  } catch (error) {
    if (!(error instanceof CaseStopped) && !(error instanceof TypeError)) throw error;
  } finally {
    trial.judge.keep();
  }
  return trial;
}

/**
 * Takes another group to read from where the owner is no longer in the one that was read: others have dissolved it, or put
 * them out, while the run reads.
 * @returns false where there is none left
 */
export async function keepSharedRoom(run: Run): Promise<boolean> {
  const { main } = run.rooms;
  if (!main || main.own) return true;
  const trial = new TrialRun(run, { ...setupCase, operation: 'listRooms', effect: 'read' });
  const { json } = await trial.send('owner', 'listRooms', { pageIndex: 0, pageSize: many });
  const rows = (json as { data?: unknown } | null | undefined)?.data;
  if (!Array.isArray(rows) || rows.some(row => (row as { id?: unknown } | null)?.id === main.id)) return true;
  run.rooms.retire(main);
  await findSharedRoom(run);
  return run.rooms.main !== undefined;
}
