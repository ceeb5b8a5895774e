import type { MessageBody } from '../domain/message-writer.ts';
import type { Draft } from './wire/messages.ts';

/** To whom somebody writes: a user, or a group by its jid. */
export type Receiver =
  | {
      /** Id of a user. */
      readonly to: number;
      readonly room?: never;
    }
  | {
      /** Id or `jid` of a group. */
      readonly room: string;
      readonly to?: never;
    };

/** A message to send: to a user or to a group, a text unless it has a type. */
export type LiveDraft = Omit<Draft<'Chat'>, 'messageHead'> &
  Receiver & {
    /** Milliseconds that the receipt may take; default: 5000. */
    readonly timeoutMs?: number;
    /** Default: one made at random. */
    readonly messageId?: string;
  };

/** What a message has to be: fields that are the same, or a test. */
export type LiveMatch = Partial<MessageBody> | ((message: MessageBody) => boolean);

/** An app on the live connection, in the process of the mock. */
export interface LiveClient {
  /** Whose app it is. */
  readonly userId: number;
  /** Every message so far, oldest first. */
  readonly received: readonly MessageBody[];
  /**
   * Sends a message.
   * @returns its id, once the mock has receipted it
   * @throws Error where it is refused, or no receipt comes in time
   */
  send(message: LiveDraft): Promise<string>;
  /**
   * The next message that fits; one that was returned before does not come again.
   * @param timeoutMs milliseconds; default: 5000
   * @throws Error where none comes in time, or the connection ends
   */
  next(match?: LiveMatch, timeoutMs?: number): Promise<MessageBody>;
  /** Ends the connection. */
  close(): void;
}

/** How an app is connected. */
export interface LiveClientOptions {
  /** The session whose world is meant; that of the token without it. */
  readonly session?: string;
  /** Default: `web`. */
  readonly resource?: string;
}
