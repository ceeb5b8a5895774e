import type { IncomingMessage } from 'node:http';
import type { Core } from './core.ts';
import { type Answer, textAnswer } from './http/answer.ts';
import { readBody } from './http/read-body.ts';
import { targetOf } from './http/target.ts';
import { sendToGroup } from './operations/sending.ts';
import { people, type Role } from './rows/people.ts';

/** A text that a person writes into a group: what `--plant-command` gets on its standard input. */
interface Order {
  readonly from: number;
  readonly room: string;
  readonly content: string;
  readonly type: number;
  /** By the clock of their app, milliseconds. default: now */
  readonly timeSend?: number;
}

/**
 * What is no API: `POST /plant` writes a group text, `POST /login?role=owner` answers with a token that lives.
 * It has a port of its own, without weather.
 */
export async function answerControl(core: Core, request: IncomingMessage): Promise<Answer> {
  const { path, query } = targetOf(request);
  const body = (await readBody(request)).toString('utf8');
  if (request.method === 'POST' && path === '/plant') return plant(core, body);
  const role = query.get('role');
  if (request.method === 'POST' && path === '/login' && isRole(role)) {
    core.sessions.login(people[role].userId, people[role].token);
    return textAnswer(200, 'text/plain', people[role].token);
  }
  return textAnswer(404, 'text/plain', 'Nothing here: POST /plant or /login?role=owner\n');
}

const isRole = (text: string | null): text is Role => text !== null && Object.hasOwn(people, text);

function plant(core: Core, body: string): Answer {
  const order = read(body);
  if (!order)
    return textAnswer(400, 'text/plain', 'Failed to plant: {from, room, content, type} is expected.\n');
  const { state } = core.world;
  const from = state.users.get(String(order.from));
  const room = state.rooms.all().find(({ jid }) => jid === order.room);
  if (!from || !room) return textAnswer(404, 'text/plain', 'Failed to plant: no such user or group.\n');
  const { content, type, timeSend } = order;
  sendToGroup(core.world, room, from, { content, type, ...(timeSend !== undefined && { timeSend }) });
  return textAnswer(200, 'text/plain', 'planted\n');
}

function read(body: string): Order | undefined {
  let order: unknown;
  try {
    order = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof order !== 'object' || order === null) return undefined;
  const { from, room, content, type, timeSend } = order as Record<string, unknown>;
  return typeof from === 'number' &&
    typeof room === 'string' &&
    typeof content === 'string' &&
    typeof type === 'number'
    ? { from, room, content, type, ...(typeof timeSend === 'number' && { timeSend }) }
    : undefined;
}
