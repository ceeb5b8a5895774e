import { isObject } from '../../base/json.ts';
import type { OperationId } from '../../spec/contract.ts';
import { markerPrefix } from '../suite/marker.ts';
import { type Exchange, resultCodeOf } from '../wire/exchange.ts';
import type { Conclusion, OracleContext, Witness } from './oracle.ts';

/** Lists whose rows go for good when they go: nobody leaves a group and joins it again all the time. */
const lists: readonly OperationId[] = [
  'listRooms',
  'listFriends',
  'listNotices',
  'listMessages',
  'listGroupMessages',
];
/** So often a row has to come back: once may be somebody's doing. */
const enough = 2;

/** A row as the answers to one question have had it, in milliseconds of the check's own clock. */
interface Seen {
  readonly since: number;
  /** When it was absent first, and the answer that lacked it. */
  gone?: { readonly at: number; readonly exchange: Exchange };
  isThere: boolean;
  /** How often it came back, and when it did so last. */
  returns: number;
  returned: number;
}

/** What a question was answered. */
interface Question {
  /** By id; undefined for those that runs of the check have made. */
  readonly rows: Map<string, Seen | undefined>;
  /** The most rows that an answer had. */
  most: number;
}

/**
 * Rows of others that come and go while the same question is asked: a server that loses some of its rows now and then is
 * right whenever one looks again. Replicas that lag explain it for so long as they may lag.
 */
export class Flicker implements Witness {
  readonly #lagMs: number;
  readonly #questions = new Map<string, Question>();

  /** @param lagMs milliseconds within which what was written must show everywhere */
  constructor(lagMs: number) {
    this.#lagMs = lagMs;
  }

  see(exchange: Exchange, { caller, isOwn }: Pick<OracleContext, 'caller' | 'isOwn'>): readonly [] {
    const { access_token: _token, flag: _flag, ...given } = exchange.request.parameters;
    const rows = rowsOf(exchange);
    // In the groups of the run people come and go, and rows move between the pages of a list.
    const mayMove = isOwn(String(given.roomId ?? '')) || Number(given.pageIndex ?? 0) !== 0;
    if (rows === undefined || caller === undefined || mayMove) return [];
    const question = this.#questionOf([exchange.operation.id, caller], given, rows.length);
    const now = performance.now();
    const ids = new Set(rows.map(idOf));
    for (const row of rows) {
      const id = idOf(row);
      const seen = question.rows.get(id);
      if (seen) meet(seen, now);
      else if (!question.rows.has(id))
        question.rows.set(
          id,
          isMade(row, isOwn) ? undefined : { since: now, isThere: true, returns: 0, returned: 0 },
        );
    }
    // Only a page that is as full as ever may have pushed a row out. Meanwhile rows of the run come and go.
    if (ids.size !== question.most)
      for (const [id, seen] of question.rows) if (seen && !ids.has(id)) this.#miss(seen, now, exchange);
    question.most = Math.max(question.most, ids.size);
    return [];
  }

  conclude(): Conclusion[] {
    const worst = new Map<OperationId, { readonly id: string; readonly seen: Seen }>();
    for (const [key, { rows }] of this.#questions) {
      const [operation] = JSON.parse(key) as [OperationId];
      for (const [id, seen] of rows)
        if (seen && this.#isFault(seen) && seen.returns > (worst.get(operation)?.seen.returns ?? 0))
          worst.set(operation, { id, seen });
    }
    return [...worst.values()].flatMap(({ id, seen: { gone, returns } }) =>
      gone === undefined ? [] : [conclusion(id, returns, gone.exchange)],
    );
  }

  /** A list that fits on the page is the same list for every size of the page; else each size is a question of its own. */
  #questionOf(asked: readonly unknown[], { pageSize, ...given }: Row, rows: number): Question {
    const whole = JSON.stringify([...asked, { ...given, pageIndex: 0 }]);
    const size = Number(pageSize ?? 0);
    const fits = size > rows && size > (this.#questions.get(whole)?.most ?? 0);
    const key = fits ? whole : JSON.stringify([...asked, { ...given, pageSize }]);
    const question: Question = this.#questions.get(key) ?? { rows: new Map(), most: 0 };
    this.#questions.set(key, question);
    return question;
  }

  #miss(seen: Seen, now: number, exchange: Exchange): void {
    if (!seen.isThere || now - seen.since < this.#lagMs) return;
    seen.isThere = false;
    seen.gone ??= { at: now, exchange };
  }

  #isFault({ isThere, returns, returned, gone }: Seen): boolean {
    return isThere && returns >= enough && gone !== undefined && returned - gone.at >= this.#lagMs;
  }
}

function meet(seen: Seen, now: number): void {
  if (seen.isThere) return;
  seen.isThere = true;
  seen.returns++;
  seen.returned = now;
}

function conclusion(id: string, returns: number, exchange: Exchange): Conclusion {
  return {
    exchange,
    breach: {
      rule: 'comes-and-goes',
      pointer: '',
      message: 'the same question must be answered with the same rows each time',
      source: 'document',
      harm: 'loss',
      expected: `the row ${id}, as before and after`,
      got: `it was gone ${returns} times and came back`,
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of a list; undefined for anything else. */
function rowsOf(exchange: Exchange): readonly Row[] | undefined {
  if (!lists.includes(exchange.operation.id) || resultCodeOf(exchange) !== 1) return undefined;
  const data = isObject(exchange.json) ? exchange.json.data : undefined;
  const list = isObject(data) ? data.pageData : data;
  return Array.isArray(list) && list.every(isObject) ? list : undefined;
}

const idOf = ({ _id, id = _id, toUserId = id }: Row): string => String(toUserId);

/** Whether this run made a row, or another one: they put people out of groups and take them in again. */
function isMade(row: Row, isOwn: OracleContext['isOwn']): boolean {
  const text = JSON.stringify(row);
  return text.includes(markerPrefix) || isOwn(text);
}
