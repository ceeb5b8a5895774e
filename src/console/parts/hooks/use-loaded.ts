import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type ShownProblem, shownProblem } from '../../api/shown-problem.ts';
import { useConsole } from '../console.ts';

/** An answer that was asked for: not there yet, there, or refused. */
export interface Loaded<Value> {
  readonly value: Value | undefined;
  readonly problem: ShownProblem | undefined;
  reload(): void;
}

/** Asks again whenever `key` changes, and keeps what it had until the answer comes; late answers count for nothing. */
export function useLoaded<Value>(key: string, load: () => Promise<Value>): Loaded<Value> {
  const [state, setState] = useState<{ key: string; value?: Value; problem?: ShownProblem }>({ key });
  const latest = useRef(load);
  latest.current = load;
  const turn = useRef(0);
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    latest.current().then(
      value => mine === turn.current && setState({ key, value }),
      error => mine === turn.current && setState({ key, problem: shownProblem(error) }),
    );
  }, [key]);
  useEffect(() => {
    reload();
    return () => {
      turn.current += 1;
    };
  }, [reload]);
  const current = state.key === key ? state : undefined;
  return { value: current?.value, problem: current?.problem, reload };
}

/** Milliseconds in which any number of events calls back once. */
const burst = 120;

/** Calls back soon after rows changed or a world began anew, and after requests as well where they count. */
export function useChanges(on: () => void, { requests = false }: { requests?: boolean } = {}): void {
  const { listen } = useConsole();
  const latest = useRef(on);
  latest.current = on;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen(event => {
      if ((event.type === 'request' && !requests) || event.type === 'hold' || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        latest.current();
      }, burst);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [listen, requests]);
}
