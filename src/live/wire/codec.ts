import { isObject } from '../../base/json.ts';
import {
  type Draft,
  type Fields,
  type Kind,
  type Message,
  type MessageName,
  messageShapes,
} from './messages.ts';
import { WireReader, wireTypes } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

interface Field {
  readonly name: string;
  readonly number: number;
  readonly kind: string;
  /** The message the field holds; absent for a scalar. */
  readonly message: MessageName | undefined;
  readonly repeated: boolean;
  readonly wireType: number;
}

interface Form {
  readonly fields: readonly Field[];
  /** By their numbers, which are small. */
  readonly byNumber: readonly (Field | undefined)[];
  /** The message in which nothing is set, but for its lists; copied, which is quicker than made. */
  readonly empty: Values;
  readonly lists: readonly Field[];
}

type Values = Record<string, unknown>;

/** Reads and writes the messages of the live connection, by the table of them. */
const forms = Object.fromEntries(
  Object.entries(messageShapes).map(([name, fields]) => [name, formOf(fields)]),
) as Readonly<Record<MessageName, Form>>;

function formOf(table: Fields): Form {
  const fields = Object.entries(table).map(([name, [number, kind]]) => fieldOf(name, number, kind));
  const byNumber: (Field | undefined)[] = [undefined];
  for (const field of fields) byNumber[field.number] = field;
  const empty = Object.freeze(Object.fromEntries(fields.map(field => [field.name, defaultOf(field)])));
  return { fields, byNumber, empty, lists: fields.filter(({ repeated }) => repeated) };
}

function fieldOf(name: string, number: number, of: Kind): Field {
  const repeated = of.endsWith('[]');
  const kind = repeated ? of.slice(0, -2) : of;
  const message = isMessageName(kind) ? kind : undefined;
  const { varint, fixed64, bytes } = wireTypes;
  const wireType = message || kind === 'string' ? bytes : kind === 'double' ? fixed64 : varint;
  return { name, number, kind, message, repeated, wireType };
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(messageShapes, name);
}

/**
 * Reads a message. Fields the table does not have, and fields written in another way than the table says, are passed
 * over.
 * @throws WireError for bytes that are no message; nothing else
 */
export function decode<Name extends MessageName>(name: Name, bytes: Uint8Array): Message<Name> {
  // The table that says what is read is the one the type is made from.
  return readMessage(name, new WireReader(bytes), defaults(name)) as Message<Name>;
}

function readMessage(name: MessageName, reader: WireReader, target: Values): Values {
  const { byNumber } = forms[name];
  while (!reader.done) {
    const { field: number, wireType } = reader.tag();
    const field = byNumber[number];
    if (!field || field.wireType !== wireType) reader.skip(wireType);
    else if (!field.repeated) target[field.name] = readValue(field, reader, target[field.name]);
    else (target[field.name] as unknown[]).push(readValue(field, reader));
  }
  return target;
}

/** @param before what the field had so far: a message that comes in parts is put together */
function readValue({ kind, message }: Field, reader: WireReader, before?: unknown): unknown {
  if (message)
    return readMessage(message, reader.message(), isObject(before) ? { ...before } : defaults(message));
  if (kind === 'string') return reader.string();
  if (kind === 'bool') return reader.bool();
  if (kind === 'double') return reader.double();
  return kind === 'int64' ? reader.int64() : reader.int32();
}

function defaults(name: MessageName): Values {
  const { empty, lists } = forms[name];
  const values = { ...empty };
  for (const field of lists) values[field.name] = [];
  return values;
}

function defaultOf({ kind, message }: Field): unknown {
  if (message) return formOf(messageShapes[message]).empty;
  return kind === 'string' ? '' : kind === 'bool' ? false : 0;
}

/** Writes a message; values that are the default take no bytes. */
export function encode<Name extends MessageName>(name: Name, message: Draft<Name>): Buffer {
  return writeMessage(name, message as Values);
}

/** Writes what JSON says of a message, as `shaped` makes one of it. */
export function encodeJson(name: MessageName, json: unknown): Buffer {
  return writeMessage(name, shapedValues(name, json));
}

function writeMessage(name: MessageName, message: Values): Buffer {
  const writer = new WireWriter();
  for (const field of forms[name].fields) {
    const value = message[field.name];
    if (field.repeated) for (const item of (value ?? []) as unknown[]) writeValue(writer, field, item);
    else if (value !== undefined && !isDefault(value)) writeValue(writer, field, value);
  }
  return writer.finish();
}

const isDefault = (value: unknown) => value === '' || value === false || value === 0n || Object.is(value, 0);

function writeValue(writer: WireWriter, { number, kind, message }: Field, value: unknown): void {
  // The type of what is written is made from the table that says how it is written.
  if (message) writer.message(number, writeMessage(message, value as Values));
  else if (kind === 'string') writer.string(number, value as string);
  else if (kind === 'bool') writer.bool(number, value as boolean);
  else if (kind === 'double') writer.double(number, value as number);
  else writer.integer(number, value as number | bigint);
}

/**
 * Makes a message of JSON: what the table does not have is left out, and what is missing or of another type gets
 * proto3's default.
 */
export function shaped<Name extends MessageName>(name: Name, json: unknown): Message<Name> {
  return shapedValues(name, json) as Message<Name>;
}

function shapedValues(name: MessageName, json: unknown): Values {
  const values = defaults(name);
  if (!isObject(json)) return values;
  for (const field of forms[name].fields) {
    const value = json[field.name];
    if (!field.repeated) values[field.name] = shapedValue(field, value);
    else if (Array.isArray(value)) values[field.name] = value.map(item => shapedValue(field, item));
  }
  return values;
}

function shapedValue(field: Field, value: unknown): unknown {
  if (field.message) return shapedValues(field.message, value);
  return fits(field.kind, value) ? value : defaultOf(field);
}

function fits(kind: string, value: unknown): boolean {
  if (kind === 'string') return typeof value === 'string';
  if (kind === 'bool') return typeof value === 'boolean';
  if (kind === 'double') return typeof value === 'number';
  if (kind === 'int64') return typeof value === 'bigint' || Number.isSafeInteger(value);
  return typeof value === 'number' && Number.isInteger(value) && value === (value | 0);
}
