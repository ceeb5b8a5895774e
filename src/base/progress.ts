/** Told how far long work is: what is done now, how much of it is done and how much there is, in whatever it counts. */
export type Progress = (what: string, done: number, of: number) => void;
