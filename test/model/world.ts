import type { Json, StartedMock } from '../harness.ts';
import type { Client } from './client.ts';
import { difference } from './matching.ts';
import type { Model, Row } from './model.ts';

export type Parameters = Record<string, string | number | undefined>;

/** Which page of a list is asked for; `walk` asks for one page after the other instead. */
export interface Paging {
  readonly pageIndex: number | '' | undefined;
  readonly pageSize: number | '' | undefined;
  readonly walk: boolean;
}

/** Which rows of a list a comparison is about. */
export interface Ranks<Item> {
  readonly key: (item: Item) => unknown;
  readonly keyInRow: (row: Json) => unknown;
  /** What the rows are sorted by, ascending; rows of the same rank may come in any order. */
  readonly rank: (item: Item) => number;
  readonly shown: (item: Item) => Row;
}

/** The mock and the model side by side, and what happened to them so far. */
export class World {
  readonly model: Model;
  readonly mock: StartedMock;
  readonly client: Client;
  readonly story: string[] = [];
  /** What came, by the number that the request has in the journal. */
  readonly #received = new Map<number, string>();
  #post = false;

  constructor(model: Model, mock: StartedMock, client: Client) {
    this.model = model;
    this.mock = mock;
    this.client = client;
  }

  /** Sends the calls from here on as POST with a form, or as GET. */
  sendAs(post: boolean): void {
    this.#post = post;
  }

  fail(what: string): never {
    throw new Error(`${what}\nAfter:\n  ${this.story.join('\n  ')}`);
  }

  /** Holds a value against what is wanted. */
  agree(actual: unknown, wanted: unknown, what: string): void {
    const wrong = difference(actual, wanted);
    if (wrong !== undefined) this.fail(`${what}${wrong}`);
  }

  /**
   * Calls an operation, and holds the envelope against the code that is due: one code, or several where the sources
   * leave it open. Answers the code, the data and the whole answer. A failure must not have changed a row.
   */
  async call(me: number, path: string, parameters: Parameters, due: number | readonly number[]) {
    const wanted = this.model.ended.has(me) ? [1030102] : [due].flat();
    const fails = !wanted.includes(1);
    const before = fails && this.#rows();
    const answer = await this.send(`mock-${me}`, path, parameters);
    const { resultCode, data } = answer;
    this.story.push(`${me} ${path} ${JSON.stringify(parameters)} → ${resultCode}`);
    if (!wanted.includes(resultCode)) this.fail(`${JSON.stringify(answer)} where ${wanted} is due`);
    if (fails && this.#rows() !== before) this.fail('a failing call changed rows');
    this.envelope(answer, path);
    return { code: resultCode as number, data, answer };
  }

  /** Every field of an envelope beside `data`. */
  envelope(answer: Json, path: string): void {
    const { resultCode, resultMsg, detailMsg, currentTime } = answer;
    const text = path === '/tigase/shiku_muc_msgs' ? '' : undefined;
    const wanted =
      resultCode === 1
        ? { currentTime: this.model.now, resultMsg: text, detailMsg: undefined }
        : currentTime === undefined
          ? { currentTime, resultMsg: String(resultMsg), detailMsg }
          : { currentTime: this.model.now, resultMsg, detailMsg: undefined };
    this.agree({ currentTime, resultMsg, detailMsg }, wanted, 'envelope');
    const known = ['currentTime', 'data', 'resultCode', 'resultMsg', 'detailMsg'];
    for (const key of Object.keys(answer)) if (!known.includes(key)) this.fail(`envelope has ${key}`);
    if (resultCode !== 1 && 'data' in answer) this.fail('a failure has data');
  }

  /** Sends a request with a token, and answers the JSON. */
  async send(token: string | undefined, path: string, parameters: Parameters): Promise<Json> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters))
      if (value !== undefined) form.set(name, String(value));
    const identity = new URLSearchParams(token === undefined ? {} : { access_token: token });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const { status, text, type } = this.#post
      ? await this.client.send('POST', `${path}?${identity}`, headers, String(form))
      : await this.client.send('GET', `${path}?${new URLSearchParams([...identity, ...form])}`);
    if (status !== 200) this.fail(`${path} ${form} has status ${status}: ${text}`);
    this.#received.set(this.mock.mock.world().journal.newestId, text);
    if (!/^application\/json; ?charset=UTF-8$/.test(type)) this.fail(`${path} is ${type}`);
    return JSON.parse(text);
  }

  /** Asks for a page of a list, or for all of them, and answers the last data and all rows. */
  async page(
    me: number,
    path: string,
    parameters: Parameters,
    paging: Paging,
    rowsOf: (data: Json) => Json[] = data => data,
  ): Promise<{ code: number; data: Json; rows: Json[] }> {
    const { pageIndex, pageSize } = paging;
    if (!walks(paging)) {
      const { code, data } = await this.call(me, path, { ...parameters, pageIndex, pageSize }, 1);
      return { code, data, rows: code === 1 ? rowsOf(data) : [] };
    }
    const all: Json[] = [];
    for (let index = 0; ; index++) {
      const { code, data } = await this.call(me, path, { ...parameters, pageIndex: index, pageSize }, 1);
      if (code !== 1) return { code, data, rows: [] };
      const rows = rowsOf(data);
      all.push(...rows);
      if (rows.length > Number(pageSize)) this.fail(`a page of ${pageSize} has ${rows.length} rows`);
      if (rows.length < Number(pageSize)) return { code, data, rows: all };
    }
  }

  /** Rows in the promised order, where rows of the same rank may come in any order. */
  agreeRanked<Item>(
    rows: Json[],
    items: readonly Item[],
    paging: Paging,
    usual: number,
    how: Ranks<Item>,
  ): void {
    const sorted = [...items].sort((one, other) => how.rank(one) - how.rank(other));
    const wanted = cut(sorted, paging, usual);
    if (rows.length !== wanted.length) this.fail(`${rows.length} rows, not ${wanted.length}`);
    if (new Set(rows.map(how.keyInRow)).size !== rows.length) this.fail('the same row twice');
    for (const [index, row] of rows.entries()) {
      const item = items.find(candidate => how.key(candidate) === how.keyInRow(row));
      if (item === undefined) this.fail(`${JSON.stringify(row)} is not due`);
      this.agree(row, how.shown(item), `[${index}]`);
      if (how.rank(item) !== how.rank(wanted[index] as Item))
        this.fail(`[${index}] stands in the wrong place`);
    }
  }

  /** Whatever has changed since, the journal has every answer as it was sent. */
  journalAgrees(): void {
    const { journal } = this.mock.mock.world();
    for (const [id, text] of this.#received) {
      const kept = journal.get(id)?.answer();
      if (kept !== undefined && kept !== text) this.fail(`the journal has ${kept} for ${text}`);
    }
    if (![...this.#received.keys()].some(id => journal.get(id))) this.fail('the journal has no answer');
  }

  #rows(): string {
    return JSON.stringify(this.mock.mock.world().store.dump());
  }
}

/** Whether every page is asked for, one after the other. */
export const walks = ({ walk, pageSize }: Paging): boolean =>
  walk && typeof pageSize === 'number' && pageSize > 0;

/** The rows of a page: `usual` is the size when none is given; 0 is everything. A walk has everything too. */
export function cut<Item>(items: readonly Item[], paging: Paging, usual: number): Item[] {
  const { pageIndex, pageSize } = paging;
  const size = pageSize === undefined || pageSize === '' ? usual : pageSize;
  const index = pageIndex === undefined || pageIndex === '' ? 0 : pageIndex;
  if (size === 0 || walks(paging)) return [...items];
  // The server swallows what its database refuses.
  if (size < 0 || index < 0) return [];
  return items.slice(index * size, (index + 1) * size);
}
