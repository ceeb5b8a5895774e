import { inSlices } from '../../base/in-slices.ts';
import type { AnswerOf, ControlId } from '../../control-api/operations.ts';
import { harOf } from '../../journal/har.ts';
import type { NumberedEntry } from '../../journal/journal.ts';
import { entryMatcher, findEntries, type RequestMatch } from '../../journal/match.ts';
import { detailedEntry, shownEntry } from '../../journal/shown-entry.ts';
import { waitForEntries } from '../../journal/wait-for-entries.ts';
import type { World } from '../../worlds/world.ts';
import type { Control, ControlCall, Controls } from '../control.ts';
import { Problem } from '../http/problem.ts';
import { knownOperation } from './faults.ts';

/** The most that `find` answers: each is worked out in full. */
const maxFindings = 1000;

type RequestControls = Pick<
  Controls,
  | 'listRequests'
  | 'getRequest'
  | 'countRequests'
  | 'findRequests'
  | 'waitForRequests'
  | 'listUnmatchedRequests'
  | 'clearRequests'
  | 'getHar'
>;

/** What the API was asked and what came of it. */
export const requests: RequestControls = {
  listRequests: async call => {
    const { limit = 100, ...match } = call.parameters;
    const entries = await found(call, match, limit);
    const shown = await each(entries, entry => brief(call, entry));
    return { requests: shown, meta: metaOf(call.world) };
  },
  getRequest: call => {
    const { journal } = call.world;
    const { id } = call.parameters;
    const entry = journal.get(id);
    if (entry) return detailed(call, entry);
    const [oldest, newest] = [journal.newestId - journal.size + 1, journal.newestId];
    const range = journal.size === 0 ? 'The journal is empty.' : `It has ${oldest} to ${newest}.`;
    throw new Problem('unknown-request', `Failed to find request ${id}: it is not in the journal. ${range}`);
  },
  countRequests: async call => {
    const entries = await found(call, call.body ?? {}, Number.POSITIVE_INFINITY);
    return { count: entries.length };
  },
  findRequests: async call => {
    const entries = await found(call, call.body ?? {}, maxFindings);
    return { requests: await each(entries, entry => detailed(call, entry)) };
  },
  waitForRequests: async call => {
    const { count = 1, timeoutMs = 5000, ...match } = call.body ?? {};
    const signals = [call.gone, call.control.closing];
    const { journal } = call.world;
    if (journal.limit === 0)
      throw new Problem('too-late', 'Failed to wait: the journal keeps no requests (--journal-size 0).');
    const entries = await waitForEntries(journal, matcherOf(call, match), { count, timeoutMs, signals });
    if (entries.length >= count) return { requests: entries.map(entry => detailed(call, entry)) };
    throw new Problem(
      'too-late',
      `Failed to wait for ${count} of ${JSON.stringify(match)}: ${entries.length} came within ${timeoutMs} ms.`,
    );
  },
  listUnmatchedRequests: async call => {
    const { contract } = call.control.mock;
    const entries = await found(call, { unmatched: true }, call.parameters.limit ?? 100);
    const shown = await each(entries, entry => {
      return { ...brief(call, entry), nearest: contract.nearestPath(entry.path) };
    });
    return { requests: shown };
  },
  clearRequests: ({ world }) => {
    world.journal.clear();
    return { requests: [], meta: metaOf(world) };
  },
  getHar: ({ world, control: { version, liveUrl: urlOf }, baseUrl }) => {
    const liveUrl = `${urlOf(baseUrl) ?? baseUrl.replace(/^http/, 'ws')}/`;
    return harOf(world.journal.newestFirst(), { version, baseUrl, liveUrl });
  },
};

type AnyCall = Pick<ControlCall<ControlId>, 'world' | 'baseUrl'> & { readonly control: Control };

function found(call: AnyCall, match: RequestMatch, limit: number): Promise<NumberedEntry[]> {
  return findEntries(call.world.journal, matcherOf(call, match), limit);
}

/** Shows entries one after the other, with room for other requests in between. */
async function each<Shown>(entries: readonly NumberedEntry[], show: (entry: NumberedEntry) => Shown) {
  const shown: Shown[] = [];
  for await (const entry of inSlices(entries)) shown.push(show(entry));
  return shown;
}

/** @throws Problem unknown-operation: a slip of the pen would match nothing, and nobody would know why */
function matcherOf({ control }: AnyCall, match: RequestMatch) {
  if (match.operationId !== undefined) knownOperation(control.mock, match.operationId);
  return entryMatcher(match, control.judge);
}

function brief({ control, world }: AnyCall, entry: NumberedEntry) {
  return shownEntry(entry, control.judge, world.store.view);
}

function detailed({ control, world, baseUrl }: AnyCall, entry: NumberedEntry): AnswerOf<'getRequest'> {
  return detailedEntry(entry, control.judge, world.store.view, baseUrl);
}

function metaOf({ journal }: World): AnswerOf<'listRequests'>['meta'] {
  return { total: journal.size, evicted: journal.evicted, disabled: journal.limit === 0 };
}
