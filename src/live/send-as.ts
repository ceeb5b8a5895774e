import type { World } from '../worlds/world.ts';
import { type CommandName, commands } from './command.ts';
import type { Live } from './live.ts';
import { memorySocket, type ServerFrame } from './memory-socket.ts';
import { encodeJson } from './wire/codec.ts';
import { writeClientFrame } from './wire/frame.ts';

/** The resource of an app that the control API stands for. */
const resource = 'web';

/**
 * Sends a frame as a user's app would, over a connection of its own that needs no token.
 * @param body as JSON
 * @returns what the mock sent back, once everything is on disk
 */
export async function sendAs(
  live: Live,
  world: World,
  userId: number,
  command: CommandName,
  body: object,
): Promise<ServerFrame[]> {
  const frames: ServerFrame[] = [];
  const socket = memorySocket(
    frame => frames.push(frame),
    () => undefined,
  );
  const connection = live.openAs(socket, { world, userId, address: `${userId}/${resource}`, resource });
  const { code, message } = commands[command];
  live.receive(connection, writeClientFrame('short', { command: code, message: encodeJson(message, body) }));
  await world.store.settled();
  live.ended(connection);
  return frames;
}
