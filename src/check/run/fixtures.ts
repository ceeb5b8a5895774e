import { CaseStopped, NotExercised } from '../problem.ts';
import type { Case } from '../suite/case.ts';
import { ghost, ownJid } from '../suite/marker.ts';
import type { Run } from './run.ts';
import { TrialRun } from './trial-run.ts';

/** The pseudo-case that findings of the preparation belong to. */
export const setupCase: Case = {
  id: 'setup/group',
  title: 'the group and the messages that the cases need can be made',
  operation: 'addRoom',
  layer: 'W',
  source: 'document',
  effect: 'write',
  needs: {},
  run: async () => {},
};

const notices = 3;
/** What somebody could escape, count in bytes, normalise or strip; names stay short. */
const nameToKeep = '群🎉👨‍👩‍👧 <b>"\'&\\ ＡＢ';
const descriptionToKeep = `${nameToKeep}\n第二行 \u202eabc\u202c ${'字'.repeat(300)} . `;
const texts = 4;

/**
 * Makes the one group of a run, with notices and, where there is a way, texts in it, and messages between owner and
 * peer. Everything is in the ledger first. Gives the trial, whose findings count like those of a case.
 * @throws CaseStopped when the group cannot be made
 */
export async function prepare(
  run: Run,
  wants: { readonly room: boolean; readonly chat: boolean },
): Promise<TrialRun> {
  const trial = new TrialRun(run, setupCase);
  if (wants.room && run.room === undefined) await prepareRoom(run, trial);
  const peer = run.people.get('peer');
  if (wants.chat && peer && peer.phone !== '') {
    for (const from of ['owner', 'peer', 'owner', 'peer'] as const) {
      await trial.push(from, from === 'owner' ? 'peer' : 'owner', trial.text(`单聊 ${trial.random.hex(4)}`));
    }
  }
  return trial;
}

async function prepareRoom(run: Run, trial: TrialRun): Promise<void> {
  const { random } = trial;
  const peer = run.people.get('peer');
  const jid = ownJid(run.marker, random);
  run.ledger.add({ kind: 'room', jid });
  run.guard.jids.add(jid);
  const phones = peer
    ? JSON.stringify([peer.phone === '' ? peer.userId : Number(peer.phone), Number(ghost.phone)])
    : '[]';
  const [name, desc] = [trial.text(nameToKeep), trial.text(descriptionToKeep)];
  const made = await trial.ok('owner', 'addRoom', { jid, name, desc, phones });
  run.guard.rooms.add(made.id);
  run.room = { id: made.id, jid, own: true };
  for (let index = 0; index < notices; index++) {
    await trial.ok('owner', 'updateRoom', { roomId: made.id, notice: trial.text(`公告 ${index}`) });
  }
  await comparePrepared(trial, made, { name, desc });
  try {
    for (let index = 0; index < texts; index++) {
      await trial.plant(index % 2 === 0 || !peer ? 'owner' : 'peer', trial.text(`群聊 ${random.hex(4)}`));
    }
  } catch (error) {
    // Without a way to plant the cases that need texts are not exercised.
    if (!(error instanceof NotExercised)) throw error;
  }
}

/** The group is what it was asked to be, notices or not; cases that come later may have changed it. */
async function comparePrepared(
  trial: TrialRun,
  made: { readonly id: string; readonly userId: number },
  { name, desc }: { readonly name: string; readonly desc: string },
): Promise<void> {
  const owner = trial.person('owner').userId;
  trial.same(made.userId, owner, {
    rule: 'made-by',
    pointer: '/data/userId',
    message: 'whoever makes a group must own it',
  });
  const room = await trial.ok('owner', 'getRoom', { roomId: made.id });
  trial.same([room.name, room.desc], [name, desc], {
    rule: 'made-as-asked',
    pointer: '/data/name',
    message: 'name and description must come back as they were sent, byte for byte',
  });
  trial.same(
    room.members.map(({ userId, role }) => [userId, userId === owner ? 1 : role]),
    room.members.map(({ userId, role }) => [userId, userId === owner ? role : 3]),
    {
      rule: 'first-roles',
      pointer: '/data/members',
      message: 'the maker must be the owner, everybody else a plain member',
    },
  );
}

/** In mode `probe`: a group the owner is in already, to read from. */
export async function findSharedRoom(run: Run): Promise<TrialRun> {
  const trial = new TrialRun(run, { ...setupCase, operation: 'listRooms', effect: 'read' });
  try {
    const rooms = await trial.ok('owner', 'listRooms', { pageIndex: 0, pageSize: 50 });
    const chats = await trial.ok('owner', 'listLastChats', { pageIndex: 0, pageSize: 50 });
    // One that is talked in shows more than one that is not.
    const [room] = [...rooms.filter(({ jid }) => chats.some(chat => chat.jid === jid)), ...rooms];
    if (room) run.room = { id: room.id, jid: room.jid, own: false };
  } catch (error) {
    if (!(error instanceof CaseStopped) && !(error instanceof TypeError)) throw error;
  }
  return trial;
}
