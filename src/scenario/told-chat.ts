import { deliverSingle } from '../domain/deliver.ts';
import type { MessageContent } from '../domain/message-writer.ts';
import type { Ago } from './ago.ts';
import { Conversation, rowOf } from './conversation.ts';
import type { Deed } from './story.ts';
import type { ToldUser } from './told-user.ts';

/** A single chat of a scenario. */
export class ToldChat extends Conversation {
  readonly #sides: readonly [ToldUser, ToldUser];

  /** @internal */
  constructor(sides: readonly [ToldUser, ToldUser], happens: (ago: Ago | undefined, deed: Deed) => void) {
    super(happens);
    this.#sides = sides;
  }

  /** @internal */
  protected sending(author: ToldUser, content: MessageContent): Deed {
    const [one, other] = this.#sides;
    if (author.id !== one.id && author.id !== other.id)
      throw new Error(
        `Failed to build the scenario: ${author.nickname} is not in the chat of ${one.nickname} and ${other.nickname}.`,
      );
    const receiver = author.id === one.id ? other : one;
    return (tx, writer) => {
      deliverSingle(tx, writer, { user: rowOf(tx, author), device: 'web' }, rowOf(tx, receiver), content);
    };
  }
}
