import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';
import { type Place, placesOf } from './places.ts';

/** Where copies of single messages are listed. */
const lists = { listMessages: 'data/*/direction', search: 'data/shikuMsgs/*/direction' } as const;

/**
 * Whoever wrote a message is told by its row twice, by `sender_jid` and by `direction` (0: the owner of the copy, `sender`).
 * That a single old row has them at odds is its own fault; that all have is the server's (server facts 2.7).
 */
export function direction(exchange: Exchange): Breach[] {
  const { operation, json } = exchange;
  if ((operation.id !== 'listMessages' && operation.id !== 'search') || resultCodeOf(exchange) !== 1)
    return [];
  const told = placesOf(json, lists[operation.id]).flatMap(place => {
    const wanted = directionOf(place);
    return wanted === undefined ? [] : [{ ...place, wanted }];
  });
  const [first] = told;
  if (!first || told.some(({ value, wanted }) => value === wanted)) return [];
  return [
    {
      rule: 'direction-agrees',
      pointer: first.pointer,
      message: 'must be 0 where the owner of the copy wrote the message, and 1 where the other did',
      source: 'server',
      harm: 'identity',
      expected: String(first.wanted),
      got: String(first.value),
    },
  ];
}

/** What the direction has to be; undefined where neither of the two wrote it, or both are one. */
function directionOf({ holder }: Place): 0 | 1 | undefined {
  const [owner, other] = [String(holder.sender), String(holder.receiver)];
  const author = String(holder.sender_jid).split('/')[0];
  if (owner === other) return undefined;
  return author === owner ? 0 : author === other ? 1 : undefined;
}
