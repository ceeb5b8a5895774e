import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../api/shapes.ts';
import { useConsole } from '../parts/console.ts';

/** Entries the page keeps at most; the oldest go first. */
const most = 10_000;
/** The mock gives no more of them at once. */
const first = 1000;

/** The journal of the world in hand, growing while it is watched. */
export interface Traffic {
  /** Newest first. */
  readonly entries: readonly Entry[];
  readonly evicted: number;
  readonly disabled: boolean;
  readonly loading: boolean;
  readonly paused: boolean;
  /** Requests that came while paused. */
  readonly held: number;
  setPaused(paused: boolean): void;
  reload(): void;
}

export function useTraffic(): Traffic {
  const { api, listen, fail } = useConsole();
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [meta, setMeta] = useState({ evicted: 0, disabled: false });
  const [loading, setLoading] = useState(true);
  const [paused, setPausedState] = useState(false);
  const [held, setHeld] = useState(0);
  const waiting = useRef<Entry[]>([]);
  const isPaused = useRef(false);

  const flush = useCallback(() => {
    const batch = waiting.current;
    waiting.current = [];
    setHeld(0);
    if (batch.length > 0) setEntries(before => merged(batch, before));
  }, []);
  const reload = useCallback(() => {
    api.requests(first).then(
      ({ requests, meta: { evicted, disabled } }) => {
        waiting.current = [];
        setHeld(0);
        setEntries(requests);
        setMeta({ evicted, disabled });
        setLoading(false);
      },
      error => {
        setLoading(false);
        fail(error);
      },
    );
  }, [api, fail]);

  useEffect(() => reload(), [api]);
  useEffect(() => {
    let frame = 0;
    const stop = listen(event => {
      if (event.kind === 'reset') return reload();
      if (event.kind !== 'request') return;
      waiting.current.push(event.entry);
      // One rendering a frame, however many requests come in it.
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (isPaused.current) setHeld(waiting.current.length);
        else flush();
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [listen, reload, flush]);

  const setPaused = (wanted: boolean) => {
    isPaused.current = wanted;
    setPausedState(wanted);
    if (!wanted) flush();
  };
  return { entries, ...meta, loading, paused, held, setPaused, reload };
}

/** Newer entries, as they came, before the ones there are; what a reload brought already is not shown twice. */
function merged(batch: readonly Entry[], before: readonly Entry[]): readonly Entry[] {
  const newest = before[0]?.id ?? 0;
  return [...batch.filter(({ id }) => id > newest).reverse(), ...before].slice(0, most);
}
