import type { MessageWriter } from '../domain/message-writer.ts';
import type { Log } from '../mock/mock-context.ts';
import type { Contract } from '../spec/contract.ts';
import type { World } from '../worlds/world.ts';
import type { CommandName, MessageOf } from './command.ts';
import type { LiveConnection, LiveLogin } from './connection.ts';
import type { FrameOutcome } from './frame-entry.ts';
import type { Hub } from './hub.ts';
import type { LiveRefusal } from './refusals.ts';
import type { Message } from './wire/messages.ts';

/** What the live connection is made of, built once at the start. */
export interface LiveParts {
  readonly contract: Contract;
  readonly writer: MessageWriter;
  /** Whether rows are held against the contract before they are kept. */
  readonly selfCheck: boolean;
  /** Returns the world of a session, else of the session a token was made in, else the shared one. */
  worldOf(session: string | undefined, token?: string): World;
  /** Counts as a use of the world's session. Returns false once that has ended. */
  use(world: World): boolean;
  readonly log: Log;
}

/** A frame of somebody who is logged in, on its way through the mock. */
export interface LiveCall<Name extends CommandName = CommandName> {
  readonly parts: LiveParts;
  readonly hub: Hub;
  readonly connection: LiveConnection;
  readonly login: LiveLogin;
  readonly message: Message<MessageOf<Name>>;
  /** Journals the frame; called once, when it is known what came of it. */
  note(outcome?: FrameOutcome): void;
  /** Journals the frame as refused, and tells the app where its form of frames can say that; in place of `note`. */
  fail(refusal: LiveRefusal): void;
}
