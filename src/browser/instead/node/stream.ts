/** Bytes that are read piece by piece; a list is enough where they are in memory. */
export const Readable = { from: <Part>(parts: Iterable<Part>) => parts };
