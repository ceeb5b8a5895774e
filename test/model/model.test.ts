import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { violationsOf } from '../../src/domain/invariants.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { afterTheSamples, startMock } from '../harness.ts';
import { sampled } from '../sample.ts';
import { openClient } from './client.ts';
import { compareChats } from './commands/chats.ts';
import { everything } from './commands/command.ts';
import { compareFriends } from './commands/friends.ts';
import { compareGroupHistory, compareHistory } from './commands/histories.ts';
import { commands, sequences } from './commands/index.ts';
import { compareNotices } from './commands/notices.ts';
import { compareRoom, compareRooms } from './commands/rooms.ts';
import { Model } from './model.ts';
import { World } from './world.ts';

const runs = Number(process.env.IMAPI_MODEL_RUNS ?? sampled(500));
/** The same sequences each time, so that a change is judged by what it changed; IMAPI_MODEL_SEED tries others. */
const again = {
  seed: Number(process.env.IMAPI_MODEL_SEED ?? 20261124),
  ...(process.env.IMAPI_MODEL_PATH && { path: process.env.IMAPI_MODEL_PATH }),
};

/** Whatever happened, everybody's every list agrees at the end, and the rows fit each other. */
async function everythingAgrees(world: World): Promise<void> {
  const { model, client } = world;
  world.sendAs(false);
  for (const userId of [...model.ended]) {
    await client.admin('/tokens', { userId });
    model.ended.delete(userId);
  }
  for (const { userId: me } of model.users) {
    await compareChats(world, me);
    await compareRooms(world, me, everything);
    await compareFriends(world, me, everything);
    for (const jid of model.groupMessages.keys()) await compareGroupHistory(world, me, jid, everything);
    const peers = new Set(model.copies.filter(copy => copy.owner === me).map(copy => copy.peer));
    for (const peer of peers) await compareHistory(world, me, peer, everything);
  }
  for (const [index, room] of model.rooms.entries()) {
    await compareRoom(world, room.owner, index, everything);
    await compareNotices(world, room.owner, index, everything);
  }
  world.journalAgrees();
  expect([...violationsOf(world.mock.mock.world().store.view)]).toEqual([]);
}

test('every operation has a command', () => {
  const ids = loadContract().operations.map(operation => operation.id);
  const done = Object.keys(commands);
  expect(ids.filter(id => !done.includes(id) && id !== 'deleteMessages')).toEqual([]);
});

test(`${runs} random sequences of every operation by several users leave the mock where the model is`, async () => {
  const mock = await startMock({ now: afterTheSamples });
  const client = openClient(mock.base);
  onTestFinished(() => client.close());
  await fc.assert(
    fc.asyncProperty(sequences, async steps => {
      await mock.mock.reset();
      mock.mock.world().store.clock.set({ mode: 'frozen', at: afterTheSamples });
      const world = new World(new Model(afterTheSamples, mock.base), mock, client);
      for (const each of steps) await each.run(world);
      await everythingAgrees(world);
    }),
    { numRuns: runs, ...again },
  );
}, 600_000);
