import type { View } from '../store/tables/state.ts';
import type { Change } from '../store/tables/table-draft.ts';
import { curlOfEntry } from './curl.ts';
import type { LiveFrame, NumberedEntry } from './journal.ts';
import type { Judge } from './judge.ts';
import { redactJson, redactText } from './redact.ts';
import { tellingParameters } from './telling-parameters.ts';

/**
 * Returns a journalled request as lists and events show it.
 * @param view the present rows, for the names of people
 */
export function shownEntry(entry: NumberedEntry, judge: Judge, view: View) {
  return { ...common(entry, judge, view), verdict: judge.of(entry).verdict, changes: entry.changes.length };
}

/**
 * Returns a journalled request with all its details; nothing in it opens a login.
 * @param baseUrl by which the command that repeats it reaches the mock, without a trailing slash
 */
export function detailedEntry(entry: NumberedEntry, judge: Judge, view: View, baseUrl: string) {
  return {
    ...common(entry, judge, view),
    ...judge.of(entry),
    changes: entry.changes.map(shownChange),
    answer: redactText(entry.answer()),
    curl: curlOfEntry(entry, baseUrl),
  };
}

/** Redacts a changed row; the key of a token is the token itself. */
function shownChange(change: Change): Change {
  const shown = redactJson(change);
  return change.collection === 'tokens' ? { ...shown, key: '***' } : shown;
}

function common(entry: NumberedEntry, judge: Judge, { users }: View) {
  const parameters = entry.parameters();
  const { id, at, durationMs, session, method, path, operationId, companion } = entry;
  const { status, resultCode, fault, live, callerId } = entry;
  return {
    id,
    at,
    durationMs: Math.round(durationMs * 1000) / 1000,
    ...(session !== undefined && { session }),
    method,
    path,
    ...(operationId !== undefined && { operationId }),
    ...(companion !== undefined && { companion }),
    ...(callerId !== undefined && {
      caller: { userId: callerId, nickname: users.get(String(callerId))?.nickname ?? '' },
    }),
    parameters,
    tellingParameters: tellingParameters(parameters, judge.operationOf(entry)),
    unknownParameters: entry.unknownParameters,
    status,
    ...(resultCode !== undefined && { resultCode }),
    warnings: entry.warnings,
    ...(fault !== undefined && { fault }),
    ...(live && { live: shownFrame(live) }),
  };
}

function shownFrame({ direction, command, users, connections, body }: LiveFrame) {
  return { direction, command, users: [...users], connections: [...connections], body: body() };
}
