/** A page has no files. */
export const existsSync = () => false;
