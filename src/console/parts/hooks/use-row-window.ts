import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** The rows of a long list that have to exist, and the heights of the rest. */
export interface RowWindow {
  readonly first: number;
  readonly last: number;
  readonly above: number;
  readonly below: number;
  /** Pixels of one row. */
  readonly height: number;
}

const overscan = 12;

/**
 * Lets a list of any length scroll while only the rows in sight exist.
 * @param count rows of the list
 * @param heightOf the height of every row in a box of that width, pixels
 */
export function useRowWindow(
  box: RefObject<HTMLElement | null>,
  count: number,
  heightOf: (width: number) => number,
): RowWindow {
  const [view, setView] = useState({ top: 0, width: 1000, height: 600 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let frame = 0;
    const measure = () => {
      frame = 0;
      // A list that is hidden for a while keeps its rows: the focus comes back to one of them.
      if (element.clientHeight === 0) return;
      setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
    };
    const later = () => {
      frame ||= requestAnimationFrame(measure);
    };
    measure();
    element.addEventListener('scroll', later, { passive: true });
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', later);
      sizes.disconnect();
    };
  }, [box]);
  const height = heightOf(view.width);
  const first = Math.max(0, Math.min(Math.floor(view.top / height), count) - overscan);
  const last = Math.min(count, Math.ceil((view.top + view.height) / height) + overscan);
  return { first, last, above: first * height, below: (count - last) * height, height };
}
