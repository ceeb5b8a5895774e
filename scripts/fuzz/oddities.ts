import type { Random } from '../../src/check/suite/random.ts';

/** Texts that programs stumble over. */
const texts = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '1e309',
    'NaN',
    '2147483648',
    '9007199254740993',
    '0x10',
    '１２',
    'null',
    'undefined',
  ],
  ...['true', '[]', '{}', '[object Object]', '__proto__', 'constructor', 'toString', '../../../etc/passwd'],
  ...[
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '#{7*7}',
    '%00',
    '%',
    '%zz',
    '\u0000',
    '\r\n\r\nHTTP/1.1 200 OK',
  ],
  ...['😀'.repeat(50), '\ud800', 'é'.normalize('NFD'), '\u202e', 'a'.repeat(5000), '中'.repeat(3000), '١٢٣'],
  ...[
    '100164',
    '100102',
    'mock-100164',
    'mock-expired',
    '60332a72d656fd634b20f20a',
    '1614049928461',
    'zh',
    'en',
  ],
] as const;

/** Makes a text: one of those, or signs at random. */
export function oddText(random: Random): string {
  if (random.below(3) > 0) return random.pick(texts);
  const length = random.below(random.pick([4, 20, 300]));
  return Array.from({ length }, () =>
    String.fromCharCode(random.below(random.pick([128, 256, 65_536]))),
  ).join('');
}

/** Makes a JSON value, nested a little. */
export function oddJson(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 5 : 8);
  if (kind < 2) return oddText(random);
  if (kind === 2) return random.pick([0, -1, 1.5, 1e308, -0, 100_164, 2 ** 53]);
  if (kind === 3) return random.pick([true, false]);
  if (kind === 4) return null;
  const length = random.below(4);
  if (kind === 5) return Array.from({ length }, () => oddJson(random, depth + 1));
  return Object.fromEntries(Array.from({ length }, () => [oddKey(random), oddJson(random, depth + 1)]));
}

/** Names that bodies of the control API have, and some that they have not. */
const keys = [
  ...[
    'userId',
    'token',
    'expiresIn',
    'from',
    'to',
    'room',
    'content',
    'type',
    'mode',
    'now',
    'ms',
    'fault',
    'times',
  ],
  ...[
    'probability',
    'fixedDelay',
    'users',
    'tokens',
    'shiku_room',
    'shiku_msgs',
    'jid',
    '_id',
    'operationId',
  ],
] as const;

function oddKey(random: Random): string {
  return random.below(4) > 0 ? random.pick(keys) : oddText(random);
}

/** Bytes with some of them turned, left out, doubled or put in. */
export function mutated(bytes: Buffer, random: Random): Buffer {
  let result = Buffer.from(bytes);
  for (let times = 1 + random.below(6); times > 0 && result.length > 0; times--) {
    const at = random.below(result.length);
    const length = 1 + random.below(random.pick([1, 1, 4, 64]));
    const noise = Buffer.from(Array.from({ length }, () => random.below(256)));
    const kind = random.below(5);
    if (kind === 0) result[at] = (result[at] ?? 0) ^ (1 << random.below(8));
    else if (kind === 1) result = Buffer.concat([result.subarray(0, at), result.subarray(at + length)]);
    else if (kind === 2) result = Buffer.concat([result.subarray(0, at), noise, result.subarray(at)]);
    else if (kind === 3) result = Buffer.concat([result.subarray(0, at + length), result.subarray(at)]);
    else result = result.subarray(0, at);
  }
  return result;
}
