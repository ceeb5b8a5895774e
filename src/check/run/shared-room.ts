import { CaseStopped } from '../problem.ts';
import { isLocked } from '../suite/locked.ts';
import { TrialRun } from '../trial/trial-run.ts';
import { setupCase } from './fixtures.ts';
import type { Run } from './run.ts';

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
