import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../api/api.ts';
import type { Connection } from '../api/connection.ts';
import type { LiveEvent } from '../api/events.ts';
import type { Title, User } from '../api/shapes.ts';
import type { Language, Translate } from '../words/words.ts';

/** What every page works with. */
export interface Console {
  readonly api: Api;
  readonly connection: Connection;
  readonly language: Language;
  readonly t: Translate;
  /** Who the chat and the contract page speak as. */
  readonly me: User | undefined;
  become(user: User): void;
  /** A session's name; absent for the shared world. */
  readonly session: string | undefined;
  /** Says something in the corner of the page. */
  say(text: string): void;
  /** Says why something failed. */
  fail(error: unknown): void;
  /** Calls back for everything that happens, until the function it returns is called. */
  listen(on: (event: LiveEvent) => void): () => void;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);

/** @throws Error outside the app */
export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (!console) throw new Error('Failed to find the console: the component is outside of <App>.');
  return console;
}

/** A title in the reader's language. */
export function titleIn(language: Language, title: Title | undefined): string {
  return title?.[language] ?? '';
}
