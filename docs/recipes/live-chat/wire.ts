/** The fields of a message by name: the number of each, and how it is written. */
interface Schema {
  readonly [name: string]: readonly [field: number, kind: Kind];
}
type Kind = 'text' | 'number' | 'double' | 'yes' | Schema;

type ValueOf<Of extends Kind> = Of extends 'text'
  ? string
  : Of extends 'yes'
    ? boolean
    : Of extends Schema
      ? Message<Of>
      : number;
type Message<Of extends Schema> = { -readonly [Name in keyof Of]: ValueOf<Of[Name][1]> };

const head = {
  from: [1, 'text'],
  to: [2, 'text'],
  messageId: [3, 'text'],
  chatType: [4, 'number'],
  offline: [5, 'yes'],
} as const satisfies Schema;

/** The messages that this app sends and reads: the document's system has a dozen more fields. */
export const schemas = {
  auth: { messageHead: [1, head], token: [2, 'text'], password: [3, 'text'], deviceId: [4, 'text'] },
  welcome: { messageHead: [1, head], status: [2, 'number'], arg: [3, 'text'], resources: [5, 'text'] },
  chat: {
    messageHead: [1, head],
    fromUserId: [2, 'text'],
    fromUserName: [3, 'text'],
    toUserId: [4, 'text'],
    toUserName: [5, 'text'],
    timeSend: [6, 'number'],
    type: [7, 'number'],
    content: [8, 'text'],
    objectId: [9, 'text'],
    fileName: [10, 'text'],
    fileSize: [14, 'number'],
    fileTime: [15, 'number'],
  },
  receipt: { messageHead: [1, head], status: [2, 'number'], messageId: [3, 'text'] },
  ping: { messageHead: [1, head] },
} as const satisfies Record<string, Schema>;

export type Chat = Message<(typeof schemas)['chat']>;

/** Writes a message; empty fields take no bytes, as proto3 wants. */
export function write<Of extends Schema>(schema: Of, message: Message<Of>): Uint8Array {
  const bytes: number[] = [];
  for (const [name, [field, kind]] of Object.entries(schema)) {
    const value: unknown = message[name];
    if (typeof value === 'string' && value !== '') bytes.push(...lengthAnd(field, encoder.encode(value)));
    else if (typeof value === 'boolean' && value) bytes.push(field * 8, 1);
    else if (typeof value === 'number' && value !== 0) bytes.push(field * 8, ...varint(value));
    else if (typeof kind === 'object' && typeof value === 'object')
      bytes.push(...lengthAnd(field, write(kind, value as Message<Schema>)));
  }
  return Uint8Array.from(bytes);
}

/** Reads a message; fields that the schema does not have are passed over. */
export function read<Of extends Schema>(schema: Of, bytes: Uint8Array): Message<Of> {
  const names = new Map(Object.entries(schema).map(([name, [field]]) => [field, name]));
  const message: Record<string, unknown> = {};
  for (const [name, [, kind]] of Object.entries(schema)) message[name] = emptyOf(kind);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const number = () => {
    let [value, unit] = [0, 1];
    for (; ; unit *= 128) {
      const byte = view.getUint8(at++);
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const key = number();
    const name = names.get(key >>> 3) ?? '';
    const kind = schema[name]?.[1];
    const wire = key & 7;
    if (wire === 0) {
      const value = number();
      if (kind) message[name] = kind === 'yes' ? value > 0 : value;
    } else if (wire === 2) {
      const length = number();
      const part = bytes.subarray(at, at + length);
      at += length;
      if (kind) message[name] = typeof kind === 'object' ? read(kind, part) : decoder.decode(part);
    } else {
      if (kind === 'double' && wire === 1) message[name] = view.getFloat64(at, true);
      at += wire === 1 ? 8 : 4;
    }
  }
  return message as Message<Of>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function emptyOf(kind: Kind): unknown {
  if (typeof kind === 'object') return read(kind, new Uint8Array());
  if (kind === 'text') return '';
  return kind === 'yes' ? false : 0;
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

function lengthAnd(field: number, bytes: Uint8Array): number[] {
  return [field * 8 + 2, ...varint(bytes.length), ...bytes];
}
