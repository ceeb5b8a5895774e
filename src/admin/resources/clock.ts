import type { AnswerOf, BodyOf } from '../../control-api/operations.ts';
import type { ClockSetting } from '../../store/clock.ts';
import type { World } from '../../worlds/world.ts';
import type { Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';

/** The time a world lives in. The setting is not kept across restarts. */
export const clock: Pick<Controls, 'getClock' | 'setClock' | 'advanceClock'> = {
  getClock: ({ world }) => shown(world),
  setClock: ({ world, body }) => {
    world.store.clock.set(settingOf(world, body));
    return shown(world);
  },
  advanceClock: ({ world, body }) => {
    world.store.clock.advance(body.ms);
    return shown(world);
  },
};

function settingOf({ store }: World, { mode, now, by }: BodyOf<'setClock'>): ClockSetting {
  if (now !== undefined && mode !== 'frozen') throw misplaced('now', 'frozen');
  if (by !== undefined && mode !== 'offset') throw misplaced('by', 'offset');
  if (mode === 'frozen') return { mode, at: now ?? store.clock.now().ms };
  if (mode === 'real') return { mode };
  if (by === undefined) {
    throw new Problem('bad-body', 'Failed to set the clock: by is required with mode offset.', {
      pointer: '/by',
    });
  }
  return { mode, by };
}

function misplaced(name: string, mode: string): Problem {
  return new Problem('bad-body', `Failed to set the clock: ${name} is for mode ${mode} only. Remove it.`, {
    pointer: `/${name}`,
  });
}

function shown({ store }: World): AnswerOf<'getClock'> {
  return { ...store.clock.setting, now: store.clock.now().ms };
}
