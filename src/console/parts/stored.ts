/** Reads what the page kept; a browser that forbids keeping has kept nothing. */
export function kept(storage: 'localStorage' | 'sessionStorage', name: string): string | undefined {
  try {
    return globalThis[storage].getItem(`imapi-console:${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text, or forgets it. */
export function keep(
  storage: 'localStorage' | 'sessionStorage',
  name: string,
  text: string | undefined,
): void {
  try {
    if (text === undefined) globalThis[storage].removeItem(`imapi-console:${name}`);
    else globalThis[storage].setItem(`imapi-console:${name}`, text);
  } catch {
    // A page that may not keep anything still works until it is closed.
  }
}
