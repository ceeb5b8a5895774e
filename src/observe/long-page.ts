import type { Breach } from '../check/oracles/breach.ts';
import { valueAt } from '../check/oracles/value-at.ts';
import { type Exchange, resultCodeOf } from '../check/wire/exchange.ts';
import type { OperationId, PagedOperationId } from '../spec/operation.ts';
import type { Source } from '../spec/sources.ts';

/** Where the rows of a page stand, and who says that their number is limited. */
interface Page {
  readonly rows: string;
  readonly source: Source;
}

/** The compiler asks for every operation that comes in pages. */
const pages: Readonly<Record<PagedOperationId, Page>> = {
  listFriends: { rows: '/data/pageData', source: 'document' },
  listRooms: { rows: '/data', source: 'document' },
  listNotices: { rows: '/data/pageData', source: 'document' },
  listGroupMessages: { rows: '/data', source: 'document' },
  listMessages: { rows: '/data', source: 'document' },
  getRoom: { rows: '/data/members', source: 'server' },
};

/** A size that limits: what is empty, 0 or no number counts as something else, if at all (server facts 1.5). */
const limit = /^[1-9]\d{0,8}$/;

/** A page with more rows than were asked for. */
export function longPage(exchange: Exchange): Breach[] {
  const { operation, request, json } = exchange;
  const size = String(request.parameters.pageSize ?? '');
  if (!isPaged(operation.id) || !limit.test(size) || resultCodeOf(exchange) !== 1) return [];
  const { rows: pointer, source } = pages[operation.id];
  const rows = valueAt(json, pointer);
  if (!Array.isArray(rows) || rows.length <= Number(size)) return [];
  return [
    {
      rule: 'page-too-long',
      pointer,
      message: 'a page must not have more rows than asked for',
      source,
      expected: `at most ${size}`,
      got: String(rows.length),
    },
  ];
}

function isPaged(id: OperationId): id is PagedOperationId {
  return Object.hasOwn(pages, id);
}
