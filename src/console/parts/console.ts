import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AdminClient, FollowedEvent } from '../../control-api/client/index.ts';
import type { Schemas } from '../../control-api/operations.ts';
import type { ConsoleLanguage, Translate } from '../words/words.ts';

/** The means that every page works with. */
export interface Console {
  /** The control API of the world in hand. */
  readonly admin: AdminClient;
  /** The contract of the API as JSON, asked for once. */
  contract(): Promise<unknown>;
  readonly language: ConsoleLanguage;
  readonly t: Translate;
  /** The user that the chat and the contract page speak as. */
  readonly me: Schemas['ListedUser'] | undefined;
  /** The server that a proxy stands before: then there are no rows, users or clock. Undefined at the mock. */
  readonly proxyOf: string | undefined;
  become(user: Schemas['ListedUser']): void;
  /** A session's name; absent for the shared world. */
  readonly session: string | undefined;
  /** Says something below the page. */
  say(text: string): void;
  /** Says why something failed. */
  fail(error: unknown): void;
  /** Calls back for everything that happens, until the function it returns is called. */
  listen(on: (event: FollowedEvent) => void): () => void;
}

export const ConsoleContext = createContext<Console | undefined>(undefined);

/** @throws Error outside the app */
export function useConsole(): Console {
  const console = useContext(ConsoleContext);
  if (!console) throw new Error('Failed to find the console: the component is outside of <App>.');
  return console;
}

/** A title in the reader's language. */
export function consoleTitle(language: ConsoleLanguage, title: Schemas['Title'] | undefined): string {
  return title?.[language] ?? '';
}
