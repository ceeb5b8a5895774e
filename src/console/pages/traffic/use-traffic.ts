import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import {
  type Entries,
  maxEntries,
  missed,
  olderThan,
  oldestIn,
  withBatch,
  withJournal,
} from './traffic-entries.ts';

/** The mock gives no more of them at once. */
const page = 1000;
/** Milliseconds without a request before what was missed is asked for. */
const quiet = 400;

/** The journal of the world in hand, growing while it is watched. */
export interface WatchedTraffic {
  readonly entries: Entries;
  readonly evicted: number;
  /** Requests of the journal that are older than the entries. */
  readonly older: number;
  readonly disabled: boolean;
  readonly loading: boolean;
  readonly paused: boolean;
  /** Requests that came while paused. */
  readonly held: number;
  setPaused(paused: boolean): void;
  reload(): void;
}

export function useTraffic(): WatchedTraffic {
  const { admin, listen, fail } = useConsole();
  const [entries, setEntries] = useState<Entries>([]);
  const [meta, setMeta] = useState({ evicted: 0, disabled: false });
  const [oldest, setOldest] = useState(Number.POSITIVE_INFINITY);
  const [loading, setLoading] = useState(true);
  const [paused, setPausedState] = useState(false);
  const [held, setHeld] = useState(0);
  const waiting = useRef<Schemas['RequestEntry'][]>([]);
  const isPaused = useRef(false);
  /** Number of the newest request that is known. */
  const seen = useRef(0);

  const flush = useCallback(() => {
    const batch = waiting.current;
    waiting.current = [];
    setHeld(0);
    if (batch.length > 0) setEntries(before => withBatch(before, batch));
  }, []);
  const reload = useCallback(() => {
    const known = seen.current;
    admin.requests
      .list({ limit: page })
      .then(journal => {
        const newest = journal.requests[0]?.id ?? known;
        seen.current = Math.max(seen.current, newest);
        waiting.current = waiting.current.filter(({ id }) => id > newest);
        setHeld(0);
        setEntries(before => withJournal(before, journal, known));
        setMeta(journal.meta);
        setOldest(oldestIn(journal));
      }, fail)
      .finally(() => setLoading(false));
  }, [admin, fail]);

  useEffect(() => reload(), [reload]);
  useEffect(() => {
    let frame = 0;
    const stop = listen(event => {
      if (event.type === 'reset') return reload();
      if (event.type === 'reconnected') {
        // A mock that was started again counts from 1.
        waiting.current = [];
        seen.current = 0;
        setEntries([]);
        return reload();
      }
      if (event.type !== 'request') return;
      waiting.current.push(event.data);
      seen.current = event.data.id;
      // One rendering a frame, however many requests come in it.
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        waiting.current = waiting.current.slice(-maxEntries);
        if (isPaused.current) setHeld(waiting.current.length);
        else flush();
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [listen, reload, flush]);

  const gap = missed(entries);
  const asked = useRef(0);
  useEffect(() => {
    if (gap === 0) asked.current = 0;
    // What the journal does not give any more is asked for once.
    if (paused || gap <= asked.current) return;
    const timer = setTimeout(() => {
      asked.current = gap;
      reload();
    }, quiet);
    return () => clearTimeout(timer);
  }, [entries, gap, paused, reload]);

  const setPaused = (wanted: boolean) => {
    isPaused.current = wanted;
    setPausedState(wanted);
    if (!wanted) flush();
  };
  const older = olderThan(entries, oldest);
  return { entries, older, ...meta, loading, paused, held, setPaused, reload };
}
