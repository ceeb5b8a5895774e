import { useEffect, useRef } from 'preact/hooks';

/** What has a use of its own for the Escape key. */
const owners = 'dialog, input, textarea';

/** Calls back when the Escape key is pressed and nothing else has a use for it. */
export function useEscape(on: () => void): void {
  const latest = useRef(on);
  latest.current = on;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTaken = event.target instanceof Element && event.target.closest(owners) !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !isTaken) latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
