import { userById } from '../domain/find.ts';
import type { MessageContent } from '../domain/message-writer.ts';
import type { UserRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import type { Ago, When } from './ago.ts';
import type { Deed } from './story.ts';
import type { ToldUser } from './told-user.ts';

/** A message of a kind that has no method of its own. */
export interface ToldMessage extends MessageContent, When {}

/** A chat of a scenario that somebody writes into; each method gives the chat again. */
export abstract class Conversation {
  readonly #happens: (ago: Ago | undefined, deed: Deed) => void;

  /** @internal */
  constructor(happens: (ago: Ago | undefined, deed: Deed) => void) {
    this.#happens = happens;
  }

  /** Somebody writes a text. */
  text(author: ToldUser, content: string, { ago }: When = {}): this {
    return this.message(author, { type: 1, content, ...(ago !== undefined && { ago }) });
  }

  /** Somebody sends a picture. @param url where it is */
  picture(author: ToldUser, url: string, { ago }: When = {}): this {
    return this.message(author, { type: 2, content: url, ...(ago !== undefined && { ago }) });
  }

  /** Somebody sends a message of any type (server facts 4). */
  message(author: ToldUser, { ago, ...content }: ToldMessage): this {
    return this.happens(ago, this.sending(author, content));
  }

  /** @internal */
  protected happens(ago: Ago | undefined, deed: Deed): this {
    this.#happens(ago, deed);
    return this;
  }

  /**
   * @throws Error where the author has no part in the chat
   * @internal
   */
  protected abstract sending(author: ToldUser, content: MessageContent): Deed;
}

/**
 * The row of a user of the scenario.
 * @throws Error where a known user is not among the rows it is told on
 * @internal
 */
export function rowOf(tx: Tx, { id, nickname }: ToldUser): UserRow {
  const row = userById(tx, id);
  if (row) return row;
  throw new Error(
    `Failed to build the scenario: there is no user ${id} (${nickname}). Define them with user().`,
  );
}
