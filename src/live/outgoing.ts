import { type CommandName, commands, type MessageOf } from './command.ts';
import { encode } from './wire/codec.ts';
import { type FrameForm, writeFrame } from './wire/frame.ts';
import type { Draft } from './wire/messages.ts';

/** A message for one or more connections, written once for each form of frame. */
export class Outgoing<Name extends CommandName = CommandName> {
  readonly command: Name;
  readonly body: Draft<MessageOf<Name>>;
  readonly #frames = new Map<FrameForm, Buffer | undefined>();

  constructor(command: Name, body: Draft<MessageOf<Name>>) {
    this.command = command;
    this.body = body;
  }

  /** The frame; undefined where the form cannot say the command. */
  frame(form: FrameForm): Buffer | undefined {
    if (!this.#frames.has(form)) this.#frames.set(form, this.#written(form));
    return this.#frames.get(form);
  }

  #written(form: FrameForm): Buffer | undefined {
    const { code, message } = commands[this.command];
    return writeFrame(form, { command: code, message: encode(message, this.body) });
  }
}
