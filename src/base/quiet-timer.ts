/** Does work later; waiting for it keeps no process alive. @param ms milliseconds */
export function quietTimer(work: () => void, ms: number): NodeJS.Timeout {
  const timer = setTimeout(work, ms);
  // In a page it is a number.
  if (typeof timer === 'object') timer.unref();
  return timer;
}
