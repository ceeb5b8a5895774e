import { setTimeout as wait } from 'node:timers/promises';
import { NotExercised } from '../problem.ts';
import type { Case } from '../suite/case.ts';
import { ownCases } from '../suite/own-cases.ts';
import { hasNameOfAnother } from '../suite/people.ts';
import type { Group } from '../suite/trial.ts';
import { TrialRun } from '../trial/trial-run.ts';
import { resultCodeOf } from '../wire/exchange.ts';
import { addGroup, addGroupAsMyself, holdsStranger } from './add-group.ts';
import { holdsInvited } from './invited.ts';
import type { Run } from './run.ts';

/** The pseudo-case that findings of the preparation belong to. */
export const setupCase: Case = {
  id: ownCases.group,
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
/** Looks at a new group until reads are taken to show every write at once. */
const looks = 4;

/**
 * Makes the group that cases read from, with notices and, where there is a way, texts in it, and messages between owner
 * and peer. Everything is in the ledger first. Gives the trial, whose findings count like those of a case.
 * @throws CaseStopped when the group cannot be made
 */
export async function prepare(
  run: Run,
  wants: { readonly room: boolean; readonly chat: boolean },
): Promise<TrialRun> {
  // A group that is made in place of a lost one has a name and a jid of its own.
  const trial = new TrialRun(run, setupCase, { before: run.made++ });
  // A trial of its own: what is written into the chat says nothing of the group.
  const chat = new TrialRun(run, setupCase);
  try {
    await allOf([wants.room && prepareRoom(run, trial), wants.chat && prepareChat(run, chat)]);
  } finally {
    trial.judge.keep();
    chat.judge.keep();
    for (const print of chat.found) trial.found.add(print);
    run.recorder.prepared([trial.recording, chat.recording]);
    for (const { recording } of [trial, chat]) run.recorder.keep(setupCase, recording);
  }
  return trial;
}

async function prepareRoom(run: Run, trial: TrialRun): Promise<void> {
  const make = async (name: string, desc: string) => {
    const asked = { name: trial.text(name), desc: trial.text(desc) };
    return { asked, ...(await addGroup(run, trial, asked, run.people.get('outsider'))) };
  };
  const { asked, made, group } = await make(nameToKeep, descriptionToKeep).catch(error => {
    // What somebody could escape may look like an attack to a firewall in front.
    if (error instanceof NotExercised) return make('群聊', '');
    throw error;
  });
  run.rooms.add(group);
  const roomId = group.id;
  const fill = async () => {
    // Whoever writes may become a member by that, so it is looked at before.
    await comparePrepared(run, trial, made, asked);
    const outsider = run.people.get('outsider');
    if (outsider) await trial.send('owner', 'removeMember', { roomId, userId: outsider.userId });
    for (let index = 0; index < notices; index++) {
      await trial.ok('owner', 'updateRoom', { roomId, notice: trial.text(`公告 ${index}`) });
    }
    await plantTexts(run, trial);
  };
  await allOf([measureLag(run, roomId), fill()]);
}

/** Waits for all, also where one fails: nothing may be made any more while it is taken away. */
async function allOf(parts: readonly (Promise<unknown> | false)[]): Promise<void> {
  for (const done of await Promise.allSettled(parts)) if (done.status === 'rejected') throw done.reason;
}

async function plantTexts(run: Run, trial: TrialRun): Promise<void> {
  try {
    for (let index = 0; index < texts; index++) {
      const from = index % 2 === 0 || !run.people.has('peer') ? 'owner' : 'peer';
      await trial.plant(from, trial.text(`群聊 ${trial.random.hex(4)}`));
    }
  } catch (error) {
    // Without a way to plant the cases that need texts are not exercised.
    if (!(error instanceof NotExercised)) throw error;
  }
}

async function prepareChat(run: Run, trial: TrialRun): Promise<void> {
  if ((run.people.get('peer')?.phone ?? '') === '') return;
  try {
    for (const from of ['owner', 'peer', 'owner', 'peer'] as const) {
      await trial.push(from, from === 'owner' ? 'peer' : 'owner', trial.text(`单聊 ${trial.random.hex(4)}`));
    }
  } catch (error) {
    // Where these tokens may not push, the cases that do are not exercised.
    if (!(error instanceof NotExercised)) throw error;
  }
}

/**
 * Makes one more group, with owner and peer in it, for cases that change.
 * @throws CaseStopped when it cannot be made
 */
export async function makeRoom(run: Run): Promise<Group> {
  const trial = new TrialRun(run, setupCase, { before: run.made++, isHurried: true });
  try {
    const asked = { name: trial.text('群'), desc: trial.text('') };
    // With few groups there is no case of its own for what a group shows when it is new.
    const { group } = run.rooms.renews
      ? await addGroup(run, trial, asked)
      : await addGroupAsMyself(run, trial, asked);
    run.recorder.made(group, trial.recording);
    await holdsInvited(run, trial, group.id);
    if (!run.rooms.renews) await holdsStranger(run, trial, group.id);
    return group;
  } finally {
    trial.judge.keep();
    run.recorder.keep(setupCase, trial.recording);
  }
}

/** Finds out whether reads lag behind writes: looks at a group just made until it shows, and shows again. */
async function measureLag(run: Run, roomId: string): Promise<void> {
  const trial = new TrialRun(run, setupCase);
  const { lag } = run;
  if (lag.settleMs === 0) return;
  const begun = performance.now();
  let hasLagged = false;
  for (let look = 0; hasLagged || look < looks; look++) {
    const shown = resultCodeOf(await trial.send('owner', 'getRoom', { roomId })) === 1;
    const ms = performance.now() - begun;
    if (ms > lag.settleMs) return;
    if (!shown) {
      hasLagged = true;
      lag.seen(ms);
    }
    await wait(lag.pauseMs);
  }
}

/** The group is what it was asked to be, notices or not; cases that come later may have changed it. */
async function comparePrepared(
  run: Run,
  trial: TrialRun,
  made: { readonly id: string; readonly userId: number },
  { name, desc }: { readonly name: string; readonly desc: string },
): Promise<void> {
  trial.same(made.userId, trial.person('owner').userId, {
    rule: 'made-by',
    pointer: '/data/userId',
    message: 'the creator of a group must be its owner',
  });
  const room = await holdsInvited(run, trial, made.id, ['peer', 'outsider']);
  const people = [...run.people.values()];
  for (const person of people) {
    const named = room.members.find(({ userId }) => userId === person.userId)?.nickname;
    // A name of their own in the group may be another than that of the account.
    trial.holds(!hasNameOfAnother(named, person, people), {
      rule: 'first-names',
      pointer: '/data/members/*/nickname',
      message: 'a member must not have the name of another',
      expected: person.nickname,
      got: named,
      harm: 'identity',
    });
  }
  for (const [field, got, asked] of [
    ['name', room.name, name],
    ['desc', room.desc, desc],
  ] as const)
    trial.same(got, asked, {
      rule: 'made-as-asked',
      pointer: `/data/${field}`,
      message: 'name and description must come back as they were sent, byte for byte',
    });
}
