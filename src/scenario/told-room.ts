import { deliverToGroup } from '../domain/deliver.ts';
import { roomByJid } from '../domain/find.ts';
import type { MessageContent } from '../domain/message-writer.ts';
import { publishNotice } from '../domain/publish-notice.ts';
import { refuse } from '../spec/result-codes.ts';
import type { RoomRow } from '../store/tables/rows.ts';
import type { Tx } from '../store/transaction.ts';
import type { Ago, When } from './ago.ts';
import { Conversation, rowOf } from './conversation.ts';
import type { Deed } from './story.ts';
import type { ToldUser } from './told-user.ts';

/** A group of a scenario. */
export class ToldRoom extends Conversation {
  /** The `roomId` of the API. */
  readonly id: string;
  readonly jid: string;
  readonly name: string;
  readonly #members: ReadonlySet<ToldUser>;

  /** @internal */
  constructor(
    { id, jid, name }: { readonly id: string; readonly jid: string; readonly name: string },
    members: readonly ToldUser[],
    happens: (ago: Ago | undefined, deed: Deed) => void,
  ) {
    super(happens);
    this.id = id;
    this.jid = jid;
    this.name = name;
    this.#members = new Set(members);
  }

  /** Somebody publishes a notice. */
  notice(author: ToldUser, text: string, { ago }: When = {}): this {
    this.#checkMember(author);
    return this.happens(ago, (tx, writer) => {
      publishNotice(tx, writer, this.#row(tx), rowOf(tx, author), text);
    });
  }

  /** @internal */
  protected sending(author: ToldUser, content: MessageContent): Deed {
    this.#checkMember(author);
    return (tx, writer) => {
      const { jid, name } = this.#row(tx);
      const delivery = { user: rowOf(tx, author), from: `${author.id}/web`, toUser: { id: jid, name } };
      deliverToGroup(tx, writer, { jid }, delivery, content);
    };
  }

  #row(tx: Tx): RoomRow {
    return roomByJid(tx, this.jid) ?? refuse('roomMissing');
  }

  #checkMember({ nickname, ...author }: ToldUser): void {
    if ([...this.#members].some(({ id }) => id === author.id)) return;
    throw new Error(
      `Failed to build the scenario: ${nickname} is not in the group ${this.name}. Add them to its members.`,
    );
  }
}
