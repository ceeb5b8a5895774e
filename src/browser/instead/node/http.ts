/** HTTP archives leave the words of a status out: a page never sees them. */
export const STATUS_CODES: Readonly<Record<number, string>> = {};
