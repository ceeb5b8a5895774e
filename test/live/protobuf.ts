/**
 * The messages of the live connection as its facts list them, and a reader and writer of its own: what the tests send
 * and understand must not follow from what the mock sends and understands. s text, i int32, l int64, d double, b bool.
 */
const facts = `
Head: 1 from s, 2 to s, 3 messageId s, 4 chatType i, 5 offline b
Chat: 1 messageHead Head, 2 fromUserId s, 3 fromUserName s, 4 toUserId s, 5 toUserName s, 6 timeSend l, 7 type i, 8 content s, 9 objectId s, 10 fileName s, 11 isEncrypt b, 12 deleteTime l, 13 isReadDel b, 14 fileSize l, 15 fileTime l, 16 location_x d, 17 location_y d, 18 encryptType i, 19 signature s, 20 other s, 21 subType i, 22 seqNo l, 23 srvId l, 24 offend b
Auth: 1 messageHead Head, 2 token s, 3 password s, 4 deviceId s, 5 version i, 6 apiKey s, 7 appName s, 8 companyName s, 9 secret s
AuthResponse: 1 messageHead Head, 2 status i, 3 arg s, 4 token s, 5 resources s, 6 version i, 7 mcode s
Receipt: 1 messageHead Head, 2 status i, 3 messageId s
Join: 1 messageHead Head, 2 jid s, 3 seconds l
Leave: 1 messageHead Head, 2 jid s
CatchUpRequest: 1 messageHead Head, 2 jidList s*, 3 endTime l
CatchUpAnswer: 1 messageId s, 2 jid s, 3 count l, 4 messageList Chat*
Ping: 1 messageHead Head
Success: 1 messageHead Head, 2 seqNo l
Error: 1 messageHead Head, 2 code i, 3 arg s
`;

interface Field {
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly many: boolean;
}

const table = new Map<string, readonly Field[]>(
  facts
    .trim()
    .split('\n')
    .map(line => {
      const [name = '', list = ''] = line.split(': ');
      return [name, list.split(', ').map(fieldOf)];
    }),
);

function fieldOf(text: string): Field {
  const [number = '', name = '', kind = ''] = text.split(' ');
  return { number: Number(number), name, kind: kind.replace('*', ''), many: kind.endsWith('*') };
}

/** Values by name, absent ones with proto3's default. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into messages by name
export type Values = Record<string, any>;

export function write(name: string, values: Values): Buffer {
  const parts: Buffer[] = [];
  for (const field of table.get(name) ?? []) {
    const given = values[field.name];
    if (given === undefined) continue;
    for (const value of field.many ? given : [given]) parts.push(writeField(field, value));
  }
  return Buffer.concat(parts);
}

// biome-ignore lint/suspicious/noExplicitAny: its kind is in the table
function writeField({ number, kind }: Field, value: any): Buffer {
  if (kind === 'd') {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    return Buffer.concat([varint(BigInt(number << 3) | 1n), bytes]);
  }
  if (kind === 'i' || kind === 'l' || kind === 'b')
    return Buffer.concat([varint(BigInt(number << 3)), varint(BigInt.asUintN(64, BigInt(value)))]);
  const block = kind === 's' ? Buffer.from(value, 'utf8') : write(kind, value);
  return Buffer.concat([varint(BigInt(number << 3) | 2n), varint(BigInt(block.length)), block]);
}

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let left = value;
  do {
    bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0));
    left >>= 7n;
  } while (left > 0n);
  return Buffer.from(bytes);
}

export function read(name: string, bytes: Buffer): Values {
  const fields = table.get(name) ?? [];
  const values: Values = Object.fromEntries(fields.map(field => [field.name, emptyOf(field)]));
  let at = 0;
  const number = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error(`${name} ends in the middle of a number`);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(number());
    const field = fields.find(it => it.number === tag >> 3);
    let value: unknown;
    if ((tag & 7) === 0) {
      const raw = BigInt.asIntN(64, number());
      value = field?.kind === 'b' ? raw !== 0n : Number(raw);
    } else if ((tag & 7) === 1) {
      value = bytes.readDoubleLE(at);
      at += 8;
    } else if ((tag & 7) === 2) {
      const length = Number(number());
      const block = bytes.subarray(at, at + length);
      if (block.length < length) throw new Error(`${name} ends in the middle of a block`);
      at += length;
      value = field === undefined || field.kind === 's' ? block.toString('utf8') : read(field.kind, block);
    } else throw new Error(`${name} has a field of wire type ${tag & 7}`);
    if (field?.many) values[field.name].push(value);
    else if (field) values[field.name] = value;
  }
  return values;
}

function emptyOf({ kind, many }: Field): unknown {
  if (many) return [];
  if (kind === 's') return '';
  if (kind === 'b') return false;
  return kind.length === 1 ? 0 : read(kind, Buffer.alloc(0));
}
