import { resultCodes } from '../../spec/result-codes.ts';
import { ghost, ownJid } from '../suite/marker.ts';
import { numberOf, type Person } from '../suite/people.ts';
import type { Data, Group } from '../suite/trial.ts';
import type { TrialRun } from '../trial/trial-run.ts';
import { resultCodeOf } from '../wire/exchange.ts';
import type { Run } from './run.ts';

/** What a new group is to be. */
interface Asked {
  readonly name: string;
  readonly desc: string;
  /** Not a parameter of the operation: whoever asks is told by the token alone. */
  readonly userId?: number;
}

/** Makes a group with the peer in it, and with another where one is named. It is in the ledger first. */
export async function addGroup(
  run: Run,
  trial: TrialRun,
  asked: Asked,
  another?: Person,
): Promise<{ readonly made: Data<'addRoom'>; readonly group: Group }> {
  const { random } = trial;
  const peer = run.people.get('peer');
  const jid = ownJid(run.marker, random);
  run.ledger.add({ kind: 'room', jid });
  run.guard.jids.add(jid);
  // Nobody's number comes first, so that a server which takes the first alone has a group without the peer.
  // As in the document's example, one may be named by phone number and another by user id.
  const invited = [...(peer ? [numberOf(peer)] : []), ...(another ? [another.userId] : [])];
  const { takesNobody } = run.rooms;
  const nobody = takesNobody && invited.length > 0 ? [Number(ghost.phone)] : [];
  const phones = JSON.stringify([...nobody, ...invited]);
  const answer = await trial.send('owner', 'addRoom', { jid, ...asked, phones });
  if (nobody.length > 0 && resultCodeOf(answer) !== 1) {
    run.rooms.takesNobody = false;
    return addGroup(run, trial, asked, another);
  }
  const made = trial.judge.succeeded('addRoom', answer);
  run.guard.rooms.add(made.id);
  trial.same(made.jid, jid, {
    rule: 'jid-kept',
    pointer: '/data/jid',
    message: 'the jid of a group must be the one that was given',
    harm: 'loss',
    exchange: answer,
  });
  // One claim is enough: from here on it has the jid that the server gave it.
  if (made.jid !== jid && made.jid !== '') {
    run.ledger.add({ kind: 'room', jid: made.jid });
    run.guard.jids.add(made.jid);
    return { made, group: { id: made.id, jid: made.jid, own: true } };
  }
  return { made, group: { id: made.id, jid, own: true } };
}

/** Makes a group that names somebody else as its maker, who must not be believed. */
export async function addGroupAsMyself(run: Run, trial: TrialRun, asked: Asked): ReturnType<typeof addGroup> {
  const { people } = run;
  const [owner, peer] = [people.get('owner')?.userId, people.get('peer')?.userId];
  const named = await addGroup(run, trial, { ...asked, ...(peer !== undefined && { userId: peer }) });
  trial.same(named.made.userId, owner, {
    rule: 'made-by',
    pointer: '/data/userId',
    message: 'the creator of a group must be its owner',
    harm: 'identity',
  });
  return named.made.userId === owner ? named : addGroup(run, trial, asked);
}

/** Whoever never was in a new group is not shown its members, once every replica has it. */
export async function holdsStranger({ people }: Run, trial: TrialRun, roomId: string): Promise<void> {
  if (!people.has('outsider')) return;
  const exchange = await trial.settled(
    () => trial.send('outsider', 'listMembers', { roomId }, { refusable: true }),
    answer => resultCodeOf(answer) !== resultCodes.roomMissing.code,
  );
  trial.judge.refused(exchange, { code: resultCodes.noPermission.code, source: 'server' });
}
