import { type CommandName, commandOf, commands } from './command.ts';
import type { FrameSocket } from './connection.ts';
import { decode } from './wire/codec.ts';
import { readServerFrame } from './wire/frame.ts';
import { WireError } from './wire/wire-error.ts';

/** What the server has sent, read again; `body` is undefined where it is no message. */
export interface ServerFrame {
  readonly command: CommandName;
  readonly body: object | undefined;
}

/** Carries the frames of the short form to somebody in the same process. */
export function memorySocket(
  received: (frame: ServerFrame) => void,
  ended: (reason: string) => void,
): FrameSocket {
  return {
    buffered: 0,
    send: bytes => {
      const frame = readServerFrame('short', bytes);
      const command = frame && commandOf(frame.command);
      if (command) received({ command, body: bodyOf(command, frame.message) });
    },
    close: (_code, reason) => ended(reason),
    terminate: () => ended('the connection was cut'),
    cutIn: () => ended('the connection was cut in the middle of a frame'),
  };
}

function bodyOf(command: CommandName, bytes: Uint8Array): object | undefined {
  try {
    return decode(commands[command].message, bytes);
  } catch (error) {
    if (error instanceof WireError) return undefined;
    throw error;
  }
}
