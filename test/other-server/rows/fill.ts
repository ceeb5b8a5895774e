import type { World } from '../call.ts';
import { sendToPerson } from '../operations/sending.ts';
import type { Rows } from '../options.ts';
import type { Random } from '../random.ts';
import { cleanRows } from './clean-rows.ts';
import { at, day, userOf } from './making.ts';
import { oldRows } from './old-rows.ts';
import { people } from './people.ts';

/** Writes the rows that are there before the first request; `many` more messages between owner and peer. */
export function fillRows(world: World, rows: Rows, many: number, random: Random): void {
  if (rows === 'old') oldRows(world, random);
  else cleanRows(world, random);
  const [owner, peer] = [userOf(world, people.owner.userId), userOf(world, people.peer.userId)];
  const began = world.now() - 300 * day;
  const step = (250 * day) / Math.max(many, 1);
  for (let index = 0; index < many; index += 1)
    sendToPerson(
      at(world, Math.floor(began + index * step)),
      index % 2 ? owner : peer,
      index % 2 ? peer : owner,
      {
        type: 1,
        content: `第 ${index} 条`,
      },
    );
}
