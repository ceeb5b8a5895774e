import fc from 'fast-check';
import { type Model, memberIn, type Room } from '../model.ts';
import type { Paging, World } from '../world.ts';

/** One thing that somebody does: on both sides, and what the answer shows is compared. */
export interface Step {
  run(world: World): Promise<void>;
}

/** A generator of steps: what is drawn, and what is done with it. */
export function command<Chosen>(
  name: string,
  draws: { [Key in keyof Chosen]: fc.Arbitrary<Chosen[Key]> },
  run: (world: World, chosen: Chosen) => Promise<void>,
): fc.Arbitrary<Step> {
  return fc.record({ post: fc.boolean(), chosen: fc.record<Chosen>(draws) }).map(({ post, chosen }) => ({
    async run(world: World) {
      world.sendAs(post);
      world.story.push(`- ${name} ${JSON.stringify(chosen)}`);
      await run(world, chosen as Chosen);
    },
    toString: () => `${name} ${JSON.stringify(chosen)}`,
    [fc.toStringMethod]: () => `${name} ${JSON.stringify(chosen)}${post ? ' by POST' : ''}`,
  }));
}

/** Mostly those who share groups and chats in the demo data, so that their doings meet. */
export const caller = fc.constantFrom(
  100164,
  100164,
  100164,
  100102,
  100102,
  100158,
  100158,
  100159,
  100174,
  10000,
);
export const person = fc.constantFrom(100164, 100102, 100158, 100159, 100174, 10000);
export const nobody = 424242;
export const personOrNobody = fc.oneof(
  { weight: 7, arbitrary: person },
  { weight: 1, arbitrary: fc.constant(nobody) },
);
export const text = fc.constantFrom('你好', '测试', '群', '005', '🎉 <b>', 'a"b\\c', 'A9', '张益达', '‘，,’');

export const paging: fc.Arbitrary<Paging> = fc.record({
  pageIndex: fc.constantFrom<Paging['pageIndex'][]>(0, 0, 1, 2, undefined, ''),
  pageSize: fc.constantFrom<Paging['pageSize'][]>(0, 1, 2, 3, 10, 50000, undefined, ''),
  walk: fc.boolean(),
});
export const everything: Paging = { pageIndex: 0, pageSize: 0, walk: false };

/** An index into the groups there are, and behind them those there were, mostly the first; or no group at all. */
export const roomChoice = fc.oneof(
  { weight: 10, arbitrary: fc.constant(0) },
  { weight: 10, arbitrary: fc.nat({ max: 7 }) },
  { weight: 1, arbitrary: fc.constantFrom('unknown' as const, 'malformed' as const) },
);
export type RoomChoice = number | 'unknown' | 'malformed';

/** The group that is meant, with the code that every operation on a group begins with. */
export function chosenRoom(model: Model, choice: RoomChoice, malformed = 1010101) {
  const ids = [...model.rooms, ...model.gone].map(room => room.id);
  const roomId =
    choice === 'unknown'
      ? '0'.repeat(24)
      : choice === 'malformed' || ids.length === 0
        ? 'x1'
        : (ids[choice % ids.length] ?? '');
  const room = model.room(roomId);
  return { roomId, room, code: room ? 1 : roomId === 'x1' ? malformed : 100411 };
}

export const isLocked = (room: Room): boolean => room.row.s === -1;
export const manages = (room: Room, userId: number): boolean =>
  [1, 2].includes(memberIn(room, userId)?.role ?? 0);

/** Who does something to a group: somebody, or whoever has that part in it. */
export const actor = fc.oneof(
  { weight: 3, arbitrary: caller },
  { weight: 4, arbitrary: fc.constant('owner' as const) },
  { weight: 2, arbitrary: fc.constantFrom('admin' as const, 'member' as const) },
);
export function actorIn(room: Room | undefined, who: number | 'owner' | 'admin' | 'member'): number {
  if (typeof who === 'number') return who;
  const role = { owner: 1, admin: 2, member: 3 }[who];
  return room?.members.find(member => member.role === role)?.userId ?? room?.owner ?? 100164;
}

/** Whom something is done to: somebody, nobody, or a member of the group by his place. */
export const target = fc.oneof(
  { weight: 1, arbitrary: personOrNobody },
  { weight: 2, arbitrary: fc.nat({ max: 7 }) },
);
export const targetIn = (room: Room | undefined, who: number): number =>
  who > 7 ? who : room === undefined ? nobody : oneOf(room.members, who).userId;

/** A subset of a list, chosen by the bits of a number. */
export const byBits = <Item>(items: readonly Item[], bits: number): Item[] =>
  items.filter((_, index) => (bits >> (index % 8)) & 1);

export const oneOf = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
};
