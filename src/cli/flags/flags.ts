import { InvalidArgumentError } from 'commander';

/** Reads a port; 0 means any free one. */
export function port(text: string): number {
  return whole(text, 0, 65_535, 'a port from 0 to 65535, 0 for any free one');
}

/** Reads a whole number of at least 0. */
export function count(text: string): number {
  return whole(text, 0, Number.MAX_SAFE_INTEGER, 'a whole number of at least 0');
}

/** Reads a whole number of at least 1. */
export function positive(text: string): number {
  return whole(text, 1, Number.MAX_SAFE_INTEGER, 'a whole number of at least 1');
}

function whole(text: string, least: number, most: number, wanted: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new InvalidArgumentError(`It has to be ${wanted}.`);
  return value;
}

/** Reads a delay in milliseconds, fixed (`200`) or anywhere between two (`100-400`). */
export function delay(text: string): [number, number] {
  const [, least, most = least] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text) ?? [];
  if (least === undefined || Number(most) < Number(least)) {
    throw new InvalidArgumentError('It has to be milliseconds, 200 or 100-400.');
  }
  return [Number(least), Number(most)];
}

/** Reads the base URL others use, without a trailing slash. */
export function baseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError('It has to be an http or https URL, such as http://192.0.2.1:8094.');
  }
  return text.replace(/\/+$/, '');
}

/** Reads the URL of a WebSocket, without a trailing slash. */
export function socketUrl(text: string): string {
  if (!URL.canParse(text) || !/^wss?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError('It has to be a ws or wss URL, such as ws://192.0.2.1:5260.');
  }
  return text.replace(/\/+$/, '');
}

/** Reads words that a comma separates, one list more each time. */
export function wordList(text: string, before: readonly string[] = []): string[] {
  return [
    ...before,
    ...text
      .split(',')
      .map(word => word.trim())
      .filter(Boolean),
  ];
}

/** Reads a token: anything that can stand in a header. */
export function token(text: string): string {
  if (!/^[\x21-\x7e]{8,200}$/.test(text))
    throw new InvalidArgumentError('It has to be 8 to 200 characters of ASCII without spaces.');
  return text;
}

/** Reads one more origin, such as http://localhost:5173; a comma separates several. */
export function origins(text: string, before: readonly string[] = []): string[] {
  const named = text.split(',').map(origin => origin.trim());
  const wrong = named.find(origin => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong !== undefined)
    throw new InvalidArgumentError('It has to be an origin, such as http://localhost:5173, without a path.');
  return [...before, ...named];
}

/** Reads one more header, `Name: value`. */
export function header(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([\t\x20-\x7e\x80-\xff]+)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError("It has to be a header, such as 'X-Gateway-Key: secret'.");
  return { ...before, [name]: value.trim() };
}

/** Reads a part of a whole, `1/4`. */
export function shard(text: string): { index: number; of: number } {
  const [, index = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > of) throw new InvalidArgumentError('It has to be a part of a whole, such as 1/4.');
  return { index, of };
}

/** Reads a moment: milliseconds since 1970 or an ISO date. */
export function moment(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(value))
    throw new InvalidArgumentError('It has to be a date, such as 2021-03-01T08:00:00Z.');
  return value;
}
