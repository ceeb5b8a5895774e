import { createContext } from 'preact';

/** Something that was just done, or why it was not. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly bad: boolean;
}

/** What is said at the moment; apart from the console, so that a notice does not draw every page anew. */
export const NoticesShown = createContext<readonly Notice[]>([]);
