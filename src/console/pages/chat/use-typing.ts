import { useEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';

/** The type of the frame that says somebody is typing; it is never stored. */
const typing = 201;
/** Milliseconds for which somebody counts as typing, and between two frames that say so. */
const lasts = 4000;

/** Who types in a conversation, by the frames of the live connection; empty for nobody. */
export function useTyping(me: Schemas['ListedUser'], { kind, id }: Schemas['Chat']): string {
  const { listen } = useConsole();
  const [name, setName] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen(event => {
      if (event.type !== 'request' || event.data.live?.direction !== 'in') return;
      const { type, fromUserId, fromUserName, toUserId } = Object(event.data.live.body);
      if (String(fromUserId) === String(me.userId)) return;
      const here = kind === 'group' ? toUserId === id : fromUserId === id && toUserId === String(me.userId);
      if (!here) return;
      clearTimeout(timer);
      setName(type === typing ? String(fromUserName) : '');
      timer = setTimeout(() => setName(''), lasts);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [listen, me.userId, kind, id]);
  return name;
}

/** Tells the others over the live connection that somebody types, once in a while; does nothing where there is none. */
export function useTellTyping(): (addressed: Pick<Schemas['NewFrame'], 'from' | 'to' | 'room'>) => void {
  const { admin } = useConsole();
  const { value } = useLoaded('', () => admin.health());
  const last = useRef(0);
  return addressed => {
    if (value?.liveUrl === undefined || Date.now() - last.current < lasts / 2) return;
    last.current = Date.now();
    // Nobody misses a sign of typing.
    admin.live.send({ ...addressed, body: { type: typing } }).catch(() => undefined);
  };
}
