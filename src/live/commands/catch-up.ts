import { setTimeout as wait } from 'node:timers/promises';
import { memberOf, roomByJid } from '../../domain/find.ts';
import { GroupHistory } from '../../domain/group-history.ts';
import type { View } from '../../store/tables/state.ts';
import { answerCommand } from '../answer.ts';
import type { LiveCall } from '../live-call.ts';
import { chatMessageOf } from '../message-body.ts';
import { Outgoing } from '../outgoing.ts';
import type { Draft } from '../wire/messages.ts';

/** Groups that one request may ask for. */
const maxGroups = 1000;
/** Messages that one answer holds, the newest of those asked for. */
const maxMessages = 1000;
/** Bytes that may wait for an app before it gets another answer: it has asked for them, and is no slow reader yet. */
const enough = 1024 * 1024;
/** Milliseconds between two looks at what waits. */
const lookAgain = 10;

/**
 * Answers, group by group, what an app has missed: how many messages are newer than the time it names, and which,
 * oldest first (live facts A5). A group it is not in has none.
 */
export function catchUp(call: LiveCall<'catchUp'>): void {
  call.note();
  const asked = new Map(call.message.jidList.map(entry => askedFor(entry)));
  answerInTurn(call, [...asked].slice(0, maxGroups)).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    call.parts.log({ kind: 'problem', message: `Failed to send the missed messages: ${message}.`, error });
  });
}

/** Answers at once as long as the app reads, and then as fast as it does. */
async function answerInTurn(
  { connection, login, message }: LiveCall<'catchUp'>,
  asked: readonly (readonly [jid: string, since: number])[],
): Promise<void> {
  const { world, userId } = login;
  const { messageId } = message.messageHead;
  const until = Number(message.endTime) > 0 ? Number(message.endTime) : Number.POSITIVE_INFINITY;
  for (const [jid, since] of asked) {
    while (connection.socket.buffered > enough && !connection.closed) await wait(lookAgain);
    if (connection.closed) return;
    const missed = missedIn(world.store.view, jid, userId, { from: since + 1, to: until });
    const body = { messageId, jid, ...missed };
    // An app asks for all its groups each time it logs in; those without news would fill the journal.
    if (missed.count > 0) answerCommand(world, connection, 'catchUpAnswer', body);
    else connection.send(new Outgoing('catchUpAnswer', body));
  }
}

/** A group and the time of the newest message the app has of it, milliseconds. */
function askedFor(entry: string): [jid: string, since: number] {
  const comma = entry.lastIndexOf(',');
  const since = comma < 0 ? Number.NaN : Number(entry.slice(comma + 1));
  return [comma < 0 ? entry : entry.slice(0, comma), Number.isFinite(since) ? since : 0];
}

function missedIn(view: View, jid: string, userId: number, window: { from: number; to: number }) {
  const room = roomByJid(view, jid);
  if (!room || !memberOf(view, room.id, userId)) return { count: 0, messageList: [] };
  const newestFirst = new GroupHistory(view, jid, userId).page({ skip: 0, limit: 0 }, window);
  const rows = newestFirst.slice(0, maxMessages).reverse();
  const messageList = rows.map((row, index): Draft<'OffChat'> => {
    return { ...chatMessageOf(row), offend: index === rows.length - 1 };
  });
  return { count: newestFirst.length, messageList };
}
