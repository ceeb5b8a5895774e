import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { keep, kept } from '../../parts/stored.ts';

type Chats = readonly Schemas['Chat'][];
/** When the newest message was sent that was seen, by conversation. */
type Seen = Readonly<Record<string, number>>;

/** Messages that are looked at to count the unread ones. */
export const maxUnread = 100;

/**
 * Counts the messages of others that came since a user's conversations were looked at here. Whoever is looked at for the
 * first time has read everything.
 * @param opened the conversation that is being read
 */
export function useUnread(
  me: Schemas['ListedUser'],
  chats: Chats | undefined,
  opened: string,
): ReadonlyMap<string, number> {
  const { admin, session, fail } = useConsole();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    if (!chats) return;
    let current = true;
    const place = `seen:${session ?? ''}:${me.userId}`;
    const { seen, unread } = seenNow(readSeen(place), chats, opened);
    keep('localStorage', place, JSON.stringify(seen));
    const counted = unread.map(async ({ id }): Promise<[string, number]> => {
      const messages = await admin.chats.messages(me.userId, id, maxUnread);
      return [id, messages.filter(({ mine, timeSend }) => !mine && timeSend > (seen[id] ?? 0)).length];
    });
    Promise.all(counted).then(found => {
      if (current) setCounts(new Map(found.filter(([, count]) => count > 0)));
    }, fail);
    return () => {
      current = false;
    };
  }, [admin, session, me.userId, chats, opened, fail]);
  return counts;
}

/** What is seen with these conversations on the page, and which of them have something that is not. */
export function seenNow(
  before: Seen | undefined,
  chats: Chats,
  opened: string,
): { seen: Seen; unread: Chats } {
  const isSeen = ({ id }: Chats[number]) => before === undefined || id === opened;
  const now = chats.map(chat => [chat.id, isSeen(chat) ? chat.timeSend : (before?.[chat.id] ?? 0)] as const);
  const seen = Object.fromEntries(now);
  return { seen, unread: chats.filter(({ id, timeSend }) => timeSend > (seen[id] ?? 0)) };
}

function readSeen(place: string): Seen | undefined {
  const text = kept('localStorage', place);
  try {
    return text === undefined ? undefined : { ...Object(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}
