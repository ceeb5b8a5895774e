import { useEffect, useRef } from 'preact/hooks';

/** Calls back every so many milliseconds while the page is looked at. */
export function useEvery(ms: number, on: () => void): void {
  const latest = useRef(on);
  latest.current = on;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) latest.current();
    }, ms);
    return () => clearInterval(timer);
  }, [ms]);
}
