import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

/** How far a key goes in a list. */
const steps = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 10],
  ['PageUp', -10],
  ['Home', Number.NEGATIVE_INFINITY],
  ['End', Number.POSITIVE_INFINITY],
]);

/** Milliseconds after which the rows that have come into sight are there. */
const renderingMs = 50;

/**
 * Makes the links of a long list one stop of the Tab key, so that what stands after the list can be reached; keys go from
 * link to link. The stop is the link with the focus, else the one that is open, else the first in sight.
 */
export function useOneStop(box: RefObject<HTMLElement | null>): void {
  // After every rendering: links come and go with it.
  useLayoutEffect(() => {
    if (box.current) keepOneStop(box.current);
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const keep = () => keepOneStop(element);
    element.addEventListener('focusin', keep);
    element.addEventListener('keydown', moveByKey);
    return () => {
      element.removeEventListener('focusin', keep);
      element.removeEventListener('keydown', moveByKey);
    };
  }, [box]);
}

function keepOneStop(box: HTMLElement): void {
  const links = [...box.querySelectorAll('a')];
  const isInSight = (link: Element) => link.getBoundingClientRect().top >= box.getBoundingClientRect().top;
  const stop =
    links.find(link => link.matches(':focus')) ??
    links.find(link => link.ariaCurrent !== null) ??
    links.find(isInSight) ??
    links[0];
  for (const link of links) link.tabIndex = link === stop ? 0 : -1;
}

function moveByKey(this: HTMLElement, event: KeyboardEvent): void {
  const step = steps.get(event.key);
  const links = [...this.querySelectorAll('a')];
  const at = links.findIndex(link => link.matches(':focus'));
  if (step === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (Number.isFinite(step)) focus(links[Math.max(0, Math.min(at + step, links.length - 1))]);
  else {
    // Of a list that has only the rows in sight, an end has to come into sight first.
    this.scrollTop = step < 0 ? 0 : this.scrollHeight;
    setTimeout(() => focus([...this.querySelectorAll('a')].at(step < 0 ? 0 : -1)), renderingMs);
  }
}

function focus(link: HTMLElement | undefined): void {
  link?.focus();
  link?.scrollIntoView({ block: 'nearest' });
}
