import {
  Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { keysOf } from '../spec/compile/document.ts';

/** A change of a text: what stands from one place to another becomes something else. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text of a contract, and the edits that change it; comments, order and style of the rest stay as they are. */
export class ContractText {
  readonly text: string;
  readonly #document: Document;

  /** @throws Error for a text that is no YAML, with the line */
  constructor(text: string) {
    this.text = text;
    this.#document = parseDocument(text);
    const [broken] = this.#document.errors;
    if (!broken) return;
    const line = broken.linePos?.[0].line ?? 1;
    throw new Error(
      `Failed to read the contract: line ${line}: ${broken.message.split('\n')[0]?.replace(/:$/, '')}. Correct it.`,
    );
  }

  /**
   * Adds an entry to a map, where its name belongs if the map is in the order of the alphabet, else at its end.
   * @param note a comment behind it, where the style of the map has room for one
   */
  addToMap(pointer: string, name: string, value: unknown, note: string): TextEdit {
    const map = this.#node(pointer);
    if (!isMap(map)) throw nothingAt(pointer);
    const shown = `${oneLine(name)}: ${oneLine(value)}`;
    const names = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
    const isSorted = names.every((one, index) => index === 0 || (names[index - 1] ?? '') <= one);
    const before = isSorted ? names.findLastIndex(one => one < name) : names.length - 1;
    if (map.flow) return this.#intoFlow(map, before, shown);
    const column = this.#columnOf(startOf(map.items[0]?.key));
    const line = indented(shown.length > longestLine ? asBlock(name, value) : shown, column, note);
    const at =
      before < 0 ? lineStart(this.text, startOf(map.items[0]?.key)) : this.#afterItem(map.items[before]);
    return { from: at, to: at, text: line };
  }

  /** Adds a value at the end of a list. */
  addToList(pointer: string, value: unknown, note: string): TextEdit {
    const list = this.#node(pointer);
    if (!isSeq(list)) throw nothingAt(pointer);
    if (list.flow) return this.#intoFlow(list, list.items.length - 1, oneLine(value));
    const first = startOf(list.items[0]);
    const dash = this.text.lastIndexOf('-', first);
    const last = list.items.at(-1);
    const at = this.#lineAfter(endOf(last));
    return { from: at, to: at, text: `${' '.repeat(this.#columnOf(dash))}- ${oneLine(value)}  # ${note}\n` };
  }

  /** Takes texts out of a list of texts; the list stays where nothing is left of it. */
  takeFromList(pointer: string, values: ReadonlySet<string>): TextEdit[] {
    const list = this.#node(pointer);
    if (!isSeq(list)) throw nothingAt(pointer);
    const isOut = (item: unknown) => isScalar(item) && values.has(String(item.value));
    const kept = list.items.filter(item => !isOut(item)).map(item => (isScalar(item) ? item.value : item));
    if (list.flow || kept.length === 0)
      return [{ from: startOf(list), to: endOf(list), text: oneLine(kept) + (list.flow ? '' : '\n') }];
    return list.items.filter(isOut).map(item => {
      return { from: lineStart(this.text, startOf(item)), to: this.#lineAfter(endOf(item)), text: '' };
    });
  }

  /** Takes an entry out of a map that has others. */
  takeFromMap(pointer: string, name: string): TextEdit {
    const map = this.#node(pointer);
    const index = isMap(map) ? map.items.findIndex(({ key }) => isScalar(key) && key.value === name) : -1;
    if (!isMap(map) || index < 0) throw nothingAt(pointer);
    const item = map.items[index];
    if (!map.flow)
      return { from: lineStart(this.text, itemStart(item)), to: this.#afterItem(item), text: '' };
    const before = map.items[index - 1];
    if (before) return { from: itemEnd(before), to: itemEnd(item), text: '' };
    return { from: itemStart(item), to: itemStart(map.items[index + 1]), text: '' };
  }

  /** Puts another plain value in the place of one. */
  replace(pointer: string, value: string | number): TextEdit {
    const node = this.#node(pointer);
    if (!isScalar(node)) throw nothingAt(pointer);
    return { from: startOf(node), to: endOf(node), text: oneLine(value) };
  }

  /** Whether something stands at a pointer. */
  has(pointer: string): boolean {
    return this.#document.hasIn(keysOf(pointer));
  }

  /** The number of comments in the text. */
  get comments(): number {
    return commentsIn(this.#document);
  }

  #node(pointer: string): unknown {
    return this.#document.getIn(keysOf(pointer), true);
  }

  #intoFlow(node: YAMLMap | YAMLSeq, before: number, shown: string): TextEdit {
    if (node.items.length === 0) {
      const [open, close] = isMap(node) ? ['{ ', ' }'] : ['[', ']'];
      return { from: startOf(node), to: endOf(node), text: `${open}${shown}${close}` };
    }
    if (before < 0) {
      const at = itemStart(node.items[0]);
      return { from: at, to: at, text: `${shown}, ` };
    }
    const at = itemEnd(node.items[before]);
    return { from: at, to: at, text: `, ${shown}` };
  }

  #afterItem(item: unknown): number {
    return this.#lineAfter(itemEnd(item));
  }

  /** The begin of the line after a place; the place itself where a line begins there. */
  #lineAfter(at: number): number {
    if (this.text[at - 1] === '\n') return at;
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end + 1;
  }

  #columnOf(at: number): number {
    return at - lineStart(this.text, at);
  }
}

/** Makes edits, whose places do not overlap. Those of one place stay in their order. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .toSorted((one, other) => {
      return other.edit.from - one.edit.from || other.index - one.index;
    });
  return ordered.reduce(
    (changed, { edit: { from, to, text: by } }) => changed.slice(0, from) + by + changed.slice(to),
    text,
  );
}

/** What is longer stands on lines of its own. */
const longestLine = 400;

/** A value as YAML on one line, in the style of the contract: room in braces, none in brackets. */
function oneLine(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Collection: (_key, node) => {
      node.flow = true;
    },
  });
  const text = document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true }).trimEnd();
  // Quoted texts stay; plain ones have no brackets in them.
  return text.replace(/("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|\[ | \]/g, (found, quoted?: string) => {
    return quoted ?? found.trim();
  });
}

function asBlock(name: string, value: unknown): string {
  return new Document({ [name]: value }).toString({ lineWidth: 0, singleQuote: true }).trimEnd();
}

function indented(text: string, column: number, note: string): string {
  const [first = '', ...rest] = text.split('\n').map(line => ' '.repeat(column) + line);
  return `${[`${first}  # ${note}`, ...rest].join('\n')}\n`;
}

function commentsIn(document: Document): number {
  return (String(document.toString({ lineWidth: 0 })).match(/(?:^|\s)#/gm) ?? []).length;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function rangeOf(node: unknown): readonly number[] {
  const range: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, 'range') : undefined;
  return Array.isArray(range) ? range.map(Number) : [0, 0, 0];
}

function startOf(node: unknown): number {
  return rangeOf(node)[0] ?? 0;
}

/** The end of a node without the comment behind it. */
function endOf(node: unknown): number {
  return rangeOf(node)[1] ?? 0;
}

function itemStart(item: unknown): number {
  return startOf(isPair(item) ? item.key : item);
}

function itemEnd(item: unknown): number {
  if (!isPair(item)) return endOf(item);
  return item.value === null ? endOf(item.key) : endOf(item.value);
}

function nothingAt(pointer: string): Error {
  return new Error(
    `Failed to change the contract: there is nothing at ${pointer}. Record again with this contract.`,
  );
}
