import type { Shape } from './compiled.ts';
import { mergeShapes } from './merged-shape.ts';

/** Writes a value as JSON text; undefined for what JSON leaves out, as JSON.stringify does. */
export type Write = (value: unknown) => string | undefined;

/** In which form text is written and kept. */
export interface TextForm {
  /** What becomes of each piece of text, once. */
  encode(text: string): string;
  /** What becomes of a row's text before it is kept. */
  keep(text: string): string;
}

const asText: TextForm = { encode: text => text, keep: text => text };

/**
 * Text as its UTF-8 bytes, one character a byte, ready to be sent. Rows are kept in one piece: V8 keeps a text as the
 * chain of the pieces it was put together from, and would walk it again for every answer.
 */
export const wireForm: TextForm = {
  encode: asBytes,
  keep: text => Buffer.from(text, 'latin1').toString('latin1'),
};

/**
 * Compiles writers from shapes. They write what JSON.stringify writes, but print doubles as the real server does
 * (`-1.0`, server facts 1.2), and keep the text of each row for as long as the row lives.
 */
export class Serialiser {
  readonly #shapes: Readonly<Record<string, Shape>>;
  readonly #plain: Write;
  readonly #form: TextForm;
  // By content of the shapes, which also ends the recursion of a shape that holds itself.
  readonly #writers = new Map<string, Write>();

  constructor(shapes: Readonly<Record<string, Shape>>, form: TextForm = asText) {
    this.#shapes = shapes;
    this.#form = form;
    this.#plain = value => {
      const text = plain(value);
      return text === undefined ? undefined : form.encode(text);
    };
  }

  /** The writer for values that all these shapes describe. */
  writer(...parts: readonly Shape[]): Write {
    const key = JSON.stringify(parts);
    const known = this.#writers.get(key);
    if (known) return known;
    let write: Write | undefined;
    this.#writers.set(key, value => (write ?? this.#plain)(value));
    write = this.#compile(parts);
    this.#writers.set(key, write);
    return write;
  }

  #compile(parts: readonly Shape[]): Write {
    const shape = mergeShapes(parts, this.#shapes);
    if (shape.double) return writeDouble;
    const properties = new Map<string, Property>();
    let special = false;
    for (const [name, property] of shape.properties) {
      const write = this.writer(...property);
      special ||= write !== this.#plain;
      properties.set(name, { label: `${this.#form.encode(JSON.stringify(name))}:`, write });
    }
    const item = shape.items.length > 0 ? this.writer(...shape.items) : this.#plain;
    const write = special || item !== this.#plain ? structured(properties, item, this.#plain) : this.#plain;
    return shape.row ? remembered(write, this.#form.keep) : write;
  }
}

interface Property {
  readonly label: string;
  readonly write: Write;
}

// Anything but what JSON text holds as it is: control characters, quote, backslash, halves of surrogate pairs.
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

// JSON.stringify does the same; for a single scalar it takes several times as long.
function plain(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'string' && value.length < 100 && !needsEscape.test(value)) return `"${value}"`;
  return JSON.stringify(value);
}

function writeDouble(value: unknown): string | undefined {
  if (typeof value !== 'number') return plain(value);
  if (!Number.isFinite(value)) return 'null';
  const text = String(value);
  return Number.isInteger(value) && !text.includes('e') ? `${text}.0` : text;
}

function structured(properties: ReadonlyMap<string, Property>, item: Write, rest: Write): Write {
  return function write(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null) return rest(value);
    const object = value as Record<string, unknown>;
    if (typeof object.toJSON === 'function') return write(object.toJSON(''));
    if (Array.isArray(value)) {
      let text = '[';
      for (let index = 0; index < value.length; index++) {
        if (index > 0) text += ',';
        text += item(value[index]) ?? 'null';
      }
      return `${text}]`;
    }
    let text = '{';
    for (const name of Object.keys(object)) {
      const property = properties.get(name);
      const written = (property?.write ?? rest)(object[name]);
      if (written === undefined) continue;
      if (text.length > 1) text += ',';
      text += (property?.label ?? `${rest(name)}:`) + written;
    }
    return `${text}}`;
  };
}

function remembered(write: Write, keep: (text: string) => string): Write {
  const texts = new WeakMap<object, string>();
  return value => {
    if (typeof value !== 'object' || value === null) return write(value);
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = write(value);
    if (text === undefined) return undefined;
    const kept = keep(text);
    texts.set(value, kept);
    return kept;
  };
}

/**
 * A text as its UTF-8 bytes, one character a byte (`latin1`). Pieces in this form can be put together and sent
 * without being encoded again.
 */
export function asBytes(text: string): string {
  return beyondAscii.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

const beyondAscii = /[^\0-\x7f]/;
