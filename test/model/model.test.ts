import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterTheSamples, type StartedMock, startMock } from '../harness.ts';
import { Model } from './model.ts';
import { reads } from './reads.ts';
import type { Step } from './step.ts';
import { writes } from './writes.ts';

const runs = Number(process.env.IMAPI_MODEL_RUNS ?? 500);
const acts = { ...reads, ...writes };
const names = [...Object.keys(reads), ...Object.keys(writes), ...Object.keys(writes)];

const act = fc.record({
  name: fc.constantFrom(...names),
  // Mostly those who share groups and chats, so that their doings meet.
  caller: fc.constantFrom<number>(4, 4, 4, 2, 2, 3, 1, 5, 0),
  numbers: fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 })),
  text: fc.constantFrom('你好', '群', '005', '测试', '🎉', 'a"b\\c', 'x', ''),
});
type Chosen = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

function stepOf(model: Model, mock: StartedMock, { caller, numbers, text }: Chosen): Step {
  const me = model.users[caller % model.users.length]?.userId ?? 0;
  return {
    model,
    mock,
    me,
    text,
    pick: (items, which = 0) => {
      const item = items[(numbers[which] ?? 0) % items.length];
      if (item === undefined) throw new Error('there is nothing to pick from');
      return item;
    },
    number: (limit, which = 0) => (numbers[which] ?? 0) % limit,
    async call(path, parameters, code) {
      const answer = await mock.call(me, path, parameters);
      const wanted = model.ended.has(me) ? 1030102 : code;
      expect(answer.resultCode, `${me} ${path} ${JSON.stringify(parameters)}`).toBe(wanted);
      return answer.resultCode === 1 ? (answer.data ?? {}) : undefined;
    },
  };
}

/** Whatever happened, everybody's every list agrees at the end. */
async function everythingAgrees(model: Model, mock: StartedMock): Promise<void> {
  for (const { userId } of model.users)
    if (model.ended.delete(userId)) await mock.admin('/tokens', { userId });
  for (const [caller] of model.users.entries()) {
    for (const [other] of [...model.users, ...model.rooms].entries()) {
      const step = stepOf(model, mock, { name: '', caller, numbers: [0, other, 2, 0], text: '' });
      await reads.listMessages?.(step);
      await reads.listGroupMessages?.(step);
      await reads.getRoom?.(step);
    }
    const step = stepOf(model, mock, { name: '', caller, numbers: [0, 0, 0, 0], text: '测试' });
    for (const read of ['listLastChats', 'listFriends', 'listRooms', 'search'] as const)
      await reads[read]?.(step);
  }
}

test(`${runs} random sequences of every operation by every user leave the mock where the model is`, async () => {
  const mock = await startMock({ now: afterTheSamples });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 30 }), async sequence => {
      await mock.mock.reset();
      const { clock } = mock.mock.world().store;
      clock.set({ mode: 'frozen', at: afterTheSamples });
      const model = new Model(afterTheSamples);
      for (const chosen of sequence) await acts[chosen.name]?.(stepOf(model, mock, chosen));
      await everythingAgrees(model, mock);
    }),
    { numRuns: runs, ...(process.env.IMAPI_MODEL_SEED && { seed: Number(process.env.IMAPI_MODEL_SEED) }) },
  );
}, 600_000);
