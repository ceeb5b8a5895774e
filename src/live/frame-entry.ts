import { isObject } from '../base/json.ts';
import type { JournalEntry, LiveFrame } from '../journal/journal.ts';
import { redactJson } from '../journal/redact.ts';
import type { Change } from '../store/tables/table-draft.ts';
import type { World } from '../worlds/world.ts';
import { type CommandName, commands } from './command.ts';
import { messageOf } from './message-body.ts';
import { encodeJson, shaped } from './wire/codec.ts';
import { type FrameForm, writeFrame } from './wire/frame.ts';

/** Characters of one text that a journal entry keeps, and items of one list. */
const max = { text: 10_000, items: 20 } as const;
/** Bytes of a frame that could not be read that an entry keeps. */
const maxBytes = 1000;

/** What came of a frame. */
export interface FrameOutcome {
  readonly changes?: readonly Change[];
  readonly refused?: string | undefined;
  readonly fault?: string | undefined;
  /** `performance.now()` when it came. */
  readonly since?: number;
}

/** What an entry tells of a connection. */
export interface FrameParty {
  readonly id: number;
  readonly form: FrameForm | undefined;
  readonly login: { readonly userId: number } | undefined;
}

/** A frame as the journal keeps it, for the connections it came or went by. */
export function frameEntry(
  world: World,
  direction: LiveFrame['direction'],
  name: CommandName,
  message: object,
  connections: readonly FrameParty[],
  outcome: FrameOutcome = {},
): JournalEntry {
  const kept = isShort(message) ? message : shortened(message);
  const form = connections[0]?.form ?? 'short';
  const { code: command, message: kind } = commands[name];
  // Worked out when somebody looks, which few entries live to see.
  const body = () => shownBody(kept);
  return entryOf(world, name, outcome, {
    direction,
    command,
    users: usersOf(connections),
    connections: connections.map(({ id }) => id),
    body,
    message: () => (name === 'chat' ? messageOf(shaped('Chat', kept)) : undefined),
    refused: outcome.refused,
    bytes: () => writeFrame(form, { command, message: encodeJson(kind, body()) }) ?? new Uint8Array(),
  });
}

/** A frame that could not be read, or whose command is unknown; without its bytes where they may be those of a login. */
export function rawFrameEntry(
  world: World,
  connection: FrameParty,
  bytes: Uint8Array,
  command: number,
  unreadable: string | undefined,
  direction: LiveFrame['direction'] = 'in',
): JournalEntry {
  const mayLogIn = connection.login === undefined || command === commands.auth.code;
  // A copy: what came in one piece with it is not kept.
  const kept = Uint8Array.from(mayLogIn ? [] : bytes.subarray(0, maxBytes));
  const frame: LiveFrame = {
    direction,
    command,
    users: usersOf([connection]),
    connections: [connection.id],
    body: () => ({}),
    message: () => undefined,
    unreadable,
    bytes: () => kept,
  };
  return entryOf(world, String(command), {}, frame);
}

function entryOf(world: World, path: string, outcome: FrameOutcome, live: LiveFrame): JournalEntry {
  const { changes = [], refused, fault, since } = outcome;
  return {
    at: world.store.clock.now().ms,
    durationMs: since === undefined ? 0 : performance.now() - since,
    session: world.session,
    method: 'LIVE',
    path,
    operationId: undefined,
    parameters: () => ({}),
    unknownParameters: [],
    status: 101,
    resultCode: undefined,
    warnings: [refused, live.unreadable].filter(why => why !== undefined),
    changes,
    answer: () => JSON.stringify(live.body()),
    fault,
    live,
  };
}

function usersOf(connections: readonly FrameParty[]): number[] {
  const users = new Set<number>();
  for (const { login } of connections) if (login) users.add(login.userId);
  return [...users];
}

/** Returns whether a message can be kept as it is: it is nobody's to change. */
function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= max.text;
  if (Array.isArray(value)) return value.length <= max.items && value.every(isShort);
  if (isObject(value)) for (const name in value) if (!isShort(value[name])) return false;
  return true;
}

/** The same message, what would fill the journal cut short. */
function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.length > max.text ? `${value.slice(0, max.text)}…` : value;
  if (Array.isArray(value)) return value.slice(0, max.items).map(shortened);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = shortened(value[name]);
  return copy;
}

/** The fields that are set, as JSON, what opens a login hidden. */
function shownBody(message: unknown): Record<string, unknown> {
  const set = setFields(message);
  return redactJson(isObject(set) ? set : {});
}

function setFields(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(setFields);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined && !isDefault(field));
  return Object.fromEntries(fields.map(([name, field]) => [name, setFields(field)]));
}

const isDefault = (value: unknown) => value === '' || value === false || value === 0;
