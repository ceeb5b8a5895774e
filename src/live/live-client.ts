import { randomUUID } from 'node:crypto';
import { isObject } from '../base/json.ts';
import { sameJson } from '../base/same-json.ts';
import type { MessageBody } from '../domain/message-writer.ts';
import { loginOf } from '../domain/tokens.ts';
import { type CommandName, chatTypes, commands, type MessageOf } from './command.ts';
import { composed } from './compose.ts';
import { closeCodes, type LiveConnection } from './connection.ts';
import { FrameWaits } from './frame-waits.ts';
import type { Live } from './live.ts';
import type { LiveClient, LiveClientOptions, LiveDraft, LiveMatch } from './live-app.ts';
import type { LiveParts } from './live-call.ts';
import { memorySocket, type ServerFrame } from './memory-socket.ts';
import { messageOf } from './message-body.ts';
import { encode, shaped } from './wire/codec.ts';
import { writeClientFrame } from './wire/frame.ts';
import type { Draft } from './wire/messages.ts';

const usualTimeoutMs = 5000;

/**
 * Connects an app to the mock in the same process, in the form of frames that can say errors.
 * @throws Error where the token is refused
 */
export async function connectClient(
  { worldOf }: Pick<LiveParts, 'worldOf'>,
  live: Live,
  token: string,
  { session, resource = 'web' }: LiveClientOptions = {},
): Promise<LiveClient> {
  const { store } = worldOf(session, token);
  const { userId } = loginOf(store.view, token, store.clock.now().s);
  if (userId === undefined)
    throw new Error('Failed to connect: the token is unknown or has expired. Give a token of a user.');
  const client = new MemoryClient(live, userId, resource, session);
  await client.logIn(token);
  return client;
}

class MemoryClient implements LiveClient {
  readonly userId: number;
  readonly #received: MessageBody[] = [];
  readonly #returned = new Set<MessageBody>();
  readonly #frames = new FrameWaits();
  readonly #live: Live;
  readonly #address: string;
  readonly #connection: LiveConnection;

  constructor(live: Live, userId: number, resource: string, session: string | undefined) {
    this.#live = live;
    this.userId = userId;
    this.#address = `${userId}/${resource}`;
    const received = (frame: ServerFrame) => {
      if (frame.command === 'chat' && frame.body) this.#received.push(messageOf(shaped('Chat', frame.body)));
      this.#frames.add(frame);
    };
    const ended = (reason: string) => {
      this.#live.ended(this.#connection);
      this.#frames.end(reason);
    };
    this.#connection = live.open(memorySocket(received, ended), session);
  }

  get received(): readonly MessageBody[] {
    return this.#received;
  }

  async logIn(token: string): Promise<void> {
    const answered = this.#frames.wait(usualTimeoutMs, 'an answer to the log-in', ({ command, body }) =>
      command === 'authResponse' && isObject(body) ? body : undefined,
    );
    const messageId = randomUUID();
    const messageHead = { from: this.#address, to: 'server', messageId, chatType: chatTypes.auth };
    this.#write('auth', { messageHead, token });
    if ((await answered).status === 1) return;
    this.close();
    throw new Error(
      `Failed to log in as ${this.#address}: the token is refused. Give a valid token of that user.`,
    );
  }

  async send({ timeoutMs = usualTimeoutMs, messageId = randomUUID(), ...draft }: LiveDraft): Promise<string> {
    const { to, room, ...fields } = draft;
    const receipted = this.#frames.wait(timeoutMs, `the receipt for ${messageId}`, ({ command, body }) => {
      if (!isObject(body)) return undefined;
      if (command === 'error' && body.arg === messageId)
        throw new Error(`Failed to send ${messageId}: the mock refuses it. Its journal says why.`);
      return command === 'receipt' && body.messageId === messageId ? body : undefined;
    });
    const { login } = this.#connection;
    const receiver = room === undefined ? { to } : { room };
    if (login) this.#write('chat', composed(login.world.store.view, login, receiver, messageId, fields));
    await receipted;
    return messageId;
  }

  async next(match: LiveMatch = {}, timeoutMs = usualTimeoutMs): Promise<MessageBody> {
    const fits = typeof match === 'function' ? match : sameFields(match);
    const find = () => this.#received.find(message => !this.#returned.has(message) && fits(message));
    const shown = typeof match === 'function' ? 'a message that fits' : JSON.stringify(match);
    const message = find() ?? (await this.#frames.wait(timeoutMs, shown, find));
    this.#returned.add(message);
    return message;
  }

  close(): void {
    this.#connection.close(closeCodes.normal, 'the client has closed the connection');
  }

  #write<Name extends CommandName>(name: Name, body: Draft<MessageOf<Name>>): void {
    const { code, message } = commands[name];
    const frame = writeClientFrame('short', { command: code, message: encode(message, body) });
    this.#live.receive(this.#connection, frame);
  }
}

function sameFields(match: Partial<MessageBody>): (message: MessageBody) => boolean {
  const wanted = Object.entries(match);
  return message => wanted.every(([name, value]) => sameJson(Reflect.get(message, name), value));
}
