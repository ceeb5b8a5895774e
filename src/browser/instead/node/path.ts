/** Returns the extension of a name with its dot; empty where it has none. */
export const extname = (name: string) => /[^/](\.[^./]*)$/.exec(name)?.[1] ?? '';
