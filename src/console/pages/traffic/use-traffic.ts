import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../../api/shapes.ts';
import { useConsole } from '../../parts/console.ts';
import { type Entries, missed, mostEntries, withBatch, withJournal } from './traffic-entries.ts';

/** The mock gives no more of them at once. */
const page = 1000;
/** Milliseconds without a request before what was missed is asked for. */
const quiet = 400;

/** The journal of the world in hand, growing while it is watched. */
export interface Traffic {
  readonly entries: Entries;
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
  const [entries, setEntries] = useState<Entries>([]);
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
    if (batch.length > 0) setEntries(before => withBatch(before, batch));
  }, []);
  const reload = useCallback(() => {
    api
      .requests(page)
      .then(journal => {
        const newest = journal.requests[0]?.id ?? 0;
        waiting.current = waiting.current.filter(({ id }) => id > newest);
        setHeld(0);
        setEntries(before => withJournal(before, journal));
        setMeta(journal.meta);
      }, fail)
      .finally(() => setLoading(false));
  }, [api, fail]);

  useEffect(() => reload(), [reload]);
  useEffect(() => {
    let frame = 0;
    const stop = listen(event => {
      if (event.kind === 'reset') return reload();
      if (event.kind === 'reconnected') {
        // A mock that was started again counts from 1.
        waiting.current = [];
        setEntries([]);
        return reload();
      }
      if (event.kind !== 'request') return;
      waiting.current.push(event.entry);
      // One rendering a frame, however many requests come in it.
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        waiting.current = waiting.current.slice(-mostEntries);
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
  return { entries, ...meta, loading, paused, held, setPaused, reload };
}
