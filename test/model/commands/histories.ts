import fc from 'fast-check';
import type { GroupMessage, Model } from '../model.ts';
import { cut, type Paging, type World } from '../world.ts';
import { caller, command, nobody, oneOf, paging, person } from './command.ts';

/** A window in time, by the messages it begins and ends beside; nothing for an open end. */
interface Window {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly shift: number;
}
const window: fc.Arbitrary<Window> = fc.record({
  from: fc.option(fc.nat({ max: 9 }), { nil: undefined, freq: 1 }),
  to: fc.option(fc.nat({ max: 9 }), { nil: undefined, freq: 1 }),
  shift: fc.constantFrom(0, 1, -1, 700, -700, 1000, -1000, 2500),
});
const always: Window = { from: undefined, to: undefined, shift: 0 };

export function bounds(times: readonly number[], { from, to, shift }: Window) {
  const at = (index: number | undefined, by: number) =>
    index === undefined || times.length === 0 ? undefined : oneOf(times, index) + by;
  return { startTime: at(from, shift), endTime: at(to, -shift) };
}

const mostly = <Value>(usual: Value, arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary });
/** With pages the server's database refuses, which then are empty. */
const odd = fc.oneof(
  { weight: 9, arbitrary: paging },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Paging[]>(
      { pageIndex: -1, pageSize: 2, walk: false },
      { pageIndex: 0, pageSize: -2, walk: false },
    ),
  },
) as fc.Arbitrary<Paging>;

export async function compareHistory(
  world: World,
  me: number,
  receiver: number,
  page: Paging,
  maxType: number | undefined = 0,
  within: Window = always,
) {
  const { model } = world;
  const all = model.history(me, receiver);
  const { startTime, endTime } = bounds(
    all.map(copy => copy.message.time),
    within,
  );
  const parameters = { receiver, maxType, startTime, endTime };
  const { code, rows } = await world.page(me, '/tigase/shiku_msgs', parameters, page);
  if (code !== 1) return;
  const below = maxType ?? 200;
  const wanted = all
    .filter(({ message }) => below <= 0 || message.type < below)
    // Whole seconds, and one second wider on either side.
    .filter(({ message }) => !startTime || message.time >= Math.floor(startTime / 1000) * 1000 - 1000)
    .filter(({ message }) => !endTime || message.time <= Math.floor(endTime / 1000) * 1000 + 1000);
  world.agree(
    rows,
    cut(wanted, page, 20).map(copy => copy.row),
    `history of ${me} with ${receiver}`,
  );
}

export const listMessages = command(
  'listMessages',
  {
    me: caller,
    receiver: mostly(0, fc.constantFrom(nobody, -1)).chain(other =>
      other === 0 ? person : fc.constant(other),
    ),
    page: odd,
    maxType: mostly<number | undefined>(undefined, fc.constantFrom(0, 1, 2, 3, 203)),
    within: mostly(always, window),
  },
  (world, { me, receiver, page, maxType, within }) =>
    compareHistory(world, me, receiver, page, maxType, within),
);

/** An index into the jids that messages have been kept for, and one that nobody has heard of. */
export const jidChoice = fc.oneof(fc.constant(0), fc.nat({ max: 7 }));
export const jidOf = (model: Model, which: number): string =>
  oneOf([...model.groupMessages.keys(), 'nowhere'], which);

export async function compareGroupHistory(
  world: World,
  me: number,
  jid: string,
  page: Paging,
  within: Window = always,
): Promise<readonly GroupMessage[]> {
  const { model } = world;
  const all = model.groupHistory(me, jid);
  const { startTime, endTime } = bounds(
    model.allOf(jid).map(({ message }) => message.time),
    within,
  );
  const parameters = { roomId: jid, startTime, endTime, maxType: within.from };
  const { code, rows } = await world.page(me, '/tigase/shiku_muc_msgs', parameters, page);
  if (code !== 1) return [];
  const wanted = all
    .filter(({ message }) => !startTime || message.time >= startTime)
    .filter(({ message }) => !endTime || message.time <= endTime);
  world.agree(
    rows,
    cut(wanted, page, 20).map(({ row }) => row),
    `group ${jid} as ${me} sees it`,
  );
  return wanted;
}

export const listGroupMessages = command(
  'listGroupMessages',
  { me: caller, which: jidChoice, page: odd, within: mostly(always, window) },
  async (world, { me, which, page, within }) => {
    await compareGroupHistory(world, me, jidOf(world.model, which), page, within);
  },
);
