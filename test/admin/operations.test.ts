import { afterAll, describe, expect, test } from 'vitest';
import { type Json, rooms } from '../harness.ts';
import { operations, type Sent, startControl } from './harness.ts';

type Control = Awaited<ReturnType<typeof startControl>>;

interface Case extends Sent {
  readonly id: string;
  /** What happens first. */
  readonly before?: (control: Control) => Promise<unknown>;
  readonly status?: number;
  /** What the answer holds. */
  readonly holds?: Json;
}

const me = 100164;
const peer = 100102;
const ask = ({ ok }: Control) => ok(me, '/user/get');
const save = ({ done }: Control) => done('saveSnapshot', { path: { name: 'one' } });
const begin = ({ done }: Control) => done('reset', { headers: { 'X-Mock-Session': 'one' } });
const slow = ({ done }: Control) =>
  done('setFault', { path: { operationId: 'getUser' }, body: { fixedDelay: 1 } });
const pin = { userId: me, jid: '100102', isRoom: 1, time: 1_614_000_000 };

/** A request that waits. */
const hold = async ({ done, raw, mock }: Control) => {
  await done('holdOperation', { path: { operationId: 'getUser' } });
  raw('/user/get').catch(() => undefined);
  await expect.poll(async () => (await mock.admin.holds.list()).held.length).toBe(1);
};

/** One way each operation succeeds and, where it can, the ways it refuses. */
const cases: readonly Case[] = [
  { id: 'getVersion', holds: { name: 'imapi-mock' } },
  { id: 'getHealth', holds: { status: 'ok', liveConnections: 0 } },
  { id: 'getDocument', holds: { openapi: '3.1.0' } },
  { id: 'getContract', holds: { openapi: '3.1.0', info: { title: 'IM HTTP API' } } },
  { id: 'reset', holds: { reset: true } },
  { id: 'getState', holds: { scenario: 'demo', collections: { users: 6, friends: 14 } } },
  { id: 'getState', query: { full: true } },
  { id: 'getState', query: { fulll: true }, status: 400, holds: { code: 'bad-query', nearest: 'full' } },
  { id: 'getState', query: { full: 'maybe' }, status: 400, holds: { code: 'bad-query' } },
  { id: 'replaceState', body: { collections: {} }, holds: { collections: { users: 0 } } },
  { id: 'replaceState', body: { collections: { user: [] } }, status: 404, holds: { nearest: 'users' } },
  { id: 'replaceState', body: {}, status: 400, holds: { pointer: '/collections' } },
  {
    id: 'replaceState',
    body: { collections: { users: {} } },
    status: 400,
    holds: { pointer: '/collections/users' },
  },
  {
    id: 'mergeState',
    body: { collections: { stick_dialog: [pin] } },
    holds: { collections: { stick_dialog: 3 } },
  },
  { id: 'emptyState', holds: { collections: { users: 0 } } },
  {
    id: 'getRows',
    path: { collection: 'users' },
    query: { offset: 1, limit: 2 },
    holds: { total: 6, rows: [{}, {}] },
  },
  { id: 'getRows', path: { collection: `mucmsg_${rooms.test.jid}` }, holds: { total: 6 } },
  { id: 'getRows', path: { collection: `mucmsg_${rooms.six.jid}` }, holds: { total: 0 } },
  { id: 'getRows', path: { collection: 'mucmsg_x' }, status: 404, holds: { code: 'unknown-collection' } },
  { id: 'getRows', path: { collection: 'shiku_rooms' }, status: 404, holds: { nearest: 'shiku_room' } },
  {
    id: 'getRows',
    path: { collection: 'users' },
    query: { limit: 0 },
    status: 400,
    holds: { code: 'bad-query' },
  },
  { id: 'replaceRows', path: { collection: 'stick_dialog' }, body: [pin], holds: { total: 1 } },
  {
    id: 'replaceRows',
    path: { collection: 'stick_dialog' },
    body: {},
    status: 400,
    holds: { code: 'bad-body' },
  },
  { id: 'mergeRows', path: { collection: 'stick_dialog' }, body: [pin], holds: { total: 3 } },
  { id: 'emptyRows', path: { collection: 'shiku_msgs' }, holds: { total: 0 } },
  { id: 'emptyRows', path: { collection: 'users' }, status: 422, holds: { code: 'bad-state' } },
  { id: 'getRow', path: { collection: 'users', key: me }, holds: { row: { userId: me } } },
  { id: 'getRow', path: { collection: 'users', key: 100163 }, status: 404, holds: { nearest: '100164' } },
  {
    id: 'putRow',
    path: { collection: 'stick_dialog', key: '100164:100102' },
    body: pin,
    holds: { changes: [{ after: pin }] },
  },
  {
    id: 'putRow',
    path: { collection: 'stick_dialog', key: '100164:1' },
    body: pin,
    status: 422,
    holds: { code: 'bad-state' },
  },
  {
    id: 'putRow',
    path: { collection: 'stick_dialog', key: '100164:100102' },
    status: 400,
    holds: { code: 'bad-body' },
  },
  {
    id: 'deleteRow',
    path: { collection: 'resources', key: 'bdb89a47460d453993c19619e608b6dc' },
    holds: { changes: [{}] },
  },
  {
    id: 'deleteRow',
    path: { collection: 'resources', key: 'x' },
    status: 404,
    holds: { code: 'unknown-row' },
  },
  { id: 'listSnapshots', before: save, holds: { snapshots: ['one'] } },
  { id: 'saveSnapshot', path: { name: 'mit Ümlaut' }, holds: { name: 'mit Ümlaut' } },
  { id: 'saveSnapshot', path: { name: 'x'.repeat(101) }, status: 400, holds: { code: 'bad-query' } },
  { id: 'restoreSnapshot', before: save, path: { name: 'one' } },
  { id: 'restoreSnapshot', before: save, path: { name: 'on' }, status: 404, holds: { nearest: 'one' } },
  { id: 'deleteSnapshot', before: save, path: { name: 'one' } },
  { id: 'deleteSnapshot', path: { name: 'one' }, status: 404, holds: { code: 'unknown-snapshot' } },
  { id: 'listScenarios', holds: { scenarios: [{ name: 'demo', active: true }, {}, {}] } },
  { id: 'activateScenario', path: { name: 'empty' }, holds: { name: 'empty', active: true } },
  { id: 'activateScenario', path: { name: 'dmeo' }, status: 404, holds: { nearest: 'demo' } },
  { id: 'createToken', body: { userId: me }, status: 201, holds: { token: `mock-${me}` } },
  { id: 'createToken', body: { userId: 1 }, status: 404, holds: { code: 'unknown-user' } },
  { id: 'createToken', body: { userID: 1 }, status: 400, holds: { code: 'bad-body' } },
  { id: 'endToken', path: { token: `mock-${me}` }, holds: { userId: me } },
  { id: 'endToken', path: { token: 'x' }, status: 404, holds: { code: 'unknown-token' } },
  {
    id: 'listUsers',
    query: { query: '益' },
    holds: { total: 1, users: [{ userId: me, token: `mock-${me}` }] },
  },
  { id: 'listUsers', query: { offset: 4 }, holds: { total: 6, users: [{}, {}] } },
  { id: 'createUser', body: { nickname: '新人', friends: [me] }, status: 201 },
  { id: 'createUser', body: { nickname: '' }, status: 400, holds: { pointer: '/nickname' } },
  {
    id: 'createUser',
    body: { nickname: 'x', phone: '18094152050' },
    status: 400,
    holds: { pointer: '/phone' },
  },
  { id: 'createUser', body: { nickname: 'x', friends: [1] }, status: 404, holds: { code: 'unknown-user' } },
  { id: 'sendMessage', body: { from: peer, to: me, content: '在吗' }, status: 201 },
  { id: 'sendMessage', body: { from: peer, content: 'x' }, status: 400, holds: { code: 'bad-body' } },
  {
    id: 'sendFrame',
    body: { from: peer, to: me, body: { content: 'x' } },
    status: 201,
    holds: { answers: [{ command: 11, name: 'receipt' }] },
  },
  {
    id: 'sendFrame',
    body: { from: peer, room: rooms.test.jid },
    status: 201,
    holds: { answers: [{ command: -1, body: { code: -2 } }] },
  },
  { id: 'sendFrame', body: { from: peer, command: 99 }, status: 201, holds: { answers: [{ command: 100 }] } },
  { id: 'sendFrame', body: { from: peer }, status: 400, holds: { code: 'bad-body' } },
  { id: 'sendFrame', body: { from: 1, to: me }, status: 404, holds: { code: 'unknown-user' } },
  { id: 'sendFrame', body: { from: peer, to: 1 }, status: 404, holds: { code: 'unknown-user' } },
  { id: 'sendFrame', body: { from: peer, room: 'x' }, status: 404, holds: { code: 'unknown-room' } },
  { id: 'sendFrame', body: { from: peer, command: 5 }, status: 400, holds: { pointer: '/command' } },
  {
    id: 'listChats',
    query: { userId: me },
    holds: { chats: [{ kind: 'single', id: '100159' }, {}, {}, {}, {}, {}] },
  },
  { id: 'listChats', status: 400, holds: { code: 'bad-query' } },
  { id: 'listChats', query: { userId: 1 }, status: 404, holds: { code: 'unknown-user' } },
  {
    id: 'listChatMessages',
    path: { id: '100102' },
    query: { userId: me, limit: 1 },
    holds: { messages: [{ mine: true }] },
  },
  { id: 'listChatMessages', path: { id: rooms.test.jid }, query: { userId: me } },
  {
    id: 'listChatMessages',
    path: { id: 'x' },
    query: { userId: me },
    status: 404,
    holds: { code: 'unknown-room' },
  },
  { id: 'listHolds', holds: { operations: [], held: [] } },
  { id: 'endHolds', holds: { operations: [], held: [] } },
  { id: 'holdOperation', path: { operationId: 'getUser' }, holds: { operations: ['getUser'] } },
  { id: 'holdOperation', path: { operationId: 'getUsr' }, status: 404, holds: { nearest: 'getUser' } },
  { id: 'endHold', path: { operationId: '*' }, holds: { operations: [] } },
  { id: 'releaseRequest', before: hold, path: { id: 1 }, body: {}, holds: { held: [] } },
  {
    id: 'releaseRequest',
    path: { id: 7 },
    status: 404,
    holds: { code: 'unknown-request' },
  },
  { id: 'listFaults', before: slow, holds: { faults: [{ operationId: 'getUser', fixedDelay: 1, met: 0 }] } },
  {
    id: 'setFault',
    path: { operationId: '*' },
    body: { delayDistribution: { type: 'lognormal', median: 1, sigma: 0.1 }, times: 1 },
  },
  {
    id: 'setFault',
    path: { operationId: 'getUsr' },
    body: { fixedDelay: 1 },
    status: 404,
    holds: { nearest: 'getUser' },
  },
  {
    id: 'setFault',
    path: { operationId: 'getUser' },
    body: { fault: 'nothing-like-it' },
    status: 404,
    holds: { code: 'unknown-fault' },
  },
  {
    id: 'setFault',
    path: { operationId: 'getUser' },
    body: { times: 1 },
    status: 400,
    holds: { code: 'bad-body' },
  },
  {
    id: 'setFault',
    path: { operationId: 'getUser' },
    body: { fixedDelay: -1 },
    status: 400,
    holds: { pointer: '/fixedDelay' },
  },
  {
    id: 'setFault',
    path: { operationId: 'getUser' },
    body: { delayDistribution: { type: 'uniform', lower: 2, upper: 1 } },
    status: 400,
  },
  { id: 'deleteFault', before: slow, path: { operationId: 'getUser' }, holds: { faults: [] } },
  { id: 'clearFaults', before: slow, holds: { faults: [] } },
  { id: 'listFaultCatalogue', query: { operationId: 'getUser' } },
  { id: 'listFaultCatalogue', query: { operationId: 'getUsr' }, status: 404, holds: { nearest: 'getUser' } },
  {
    id: 'listRequests',
    before: ask,
    holds: { requests: [{ id: 1, verdict: 'ok' }], meta: { total: 1, evicted: 0 } },
  },
  { id: 'listRequests', before: ask, query: { after: 1 }, holds: { requests: [] } },
  { id: 'clearRequests', before: ask, holds: { requests: [], meta: { total: 0 } } },
  {
    id: 'getRequest',
    before: ask,
    path: { id: 1 },
    holds: { operationId: 'getUser', issues: [], changes: [] },
  },
  { id: 'getRequest', before: ask, path: { id: 2 }, status: 404, holds: { code: 'unknown-request' } },
  { id: 'getRequest', path: { id: 'x' }, status: 400, holds: { code: 'bad-query' } },
  { id: 'countRequests', before: ask, body: { operationId: 'getUser', resultCode: 1 }, holds: { count: 1 } },
  { id: 'countRequests', before: ask, holds: { count: 1 } },
  { id: 'countRequests', body: { operationId: 'getUsr' }, status: 404, holds: { nearest: 'getUser' } },
  { id: 'findRequests', before: ask, body: { parameters: { flag: 'rw' } }, holds: { requests: [{ id: 1 }] } },
  { id: 'waitForRequests', before: ask, body: { path: '/user/get' }, holds: { requests: [{ id: 1 }] } },
  { id: 'waitForRequests', body: { timeoutMs: 10 }, status: 408, holds: { code: 'too-late' } },
  {
    id: 'listUnmatchedRequests',
    before: it => it.raw('/user/gte'),
    holds: { requests: [{ nearest: '/user/get' }] },
  },
  { id: 'getHar', before: ask, holds: { log: { entries: [{}] } } },
  { id: 'getClock', holds: { mode: 'real' } },
  { id: 'getClock', headers: { 'X-Mock-Session': 'a b' }, status: 400, holds: { code: 'bad-query' } },
  { id: 'setClock', body: { mode: 'frozen', now: 5 }, holds: { mode: 'frozen', now: 5, at: 5 } },
  { id: 'setClock', body: { mode: 'offset', by: 5 }, holds: { mode: 'offset', by: 5 } },
  { id: 'setClock', body: { mode: 'offset' }, status: 400, holds: { pointer: '/by' } },
  { id: 'setClock', body: { mode: 'real', now: 5 }, status: 400, holds: { pointer: '/now' } },
  { id: 'setClock', body: { mode: 'slow' }, status: 400, holds: { pointer: '/mode' } },
  { id: 'advanceClock', body: { ms: 1000 }, holds: { mode: 'offset', by: 1000 } },
  { id: 'listSessions', before: begin, holds: { sessions: [{ name: 'one', requests: 0 }], dropped: 0 } },
  { id: 'endSessions', before: begin, holds: { sessions: [] } },
  { id: 'endSession', before: begin, path: { name: 'one' }, holds: { name: 'one' } },
  { id: 'endSession', before: begin, path: { name: 'oen' }, status: 404, holds: { nearest: 'one' } },
];

const sent = new Set<string>();

describe('each control operation answers as the document says', () => {
  test.each(
    cases.map(it => ({
      ...it,
      name: `${it.id} ${it.status ?? ''} ${JSON.stringify(it.body ?? it.path ?? it.query ?? {}).slice(0, 80)}`,
    })),
  )('$name', async ({ id, before, status = 200, holds = {}, ...request }) => {
    const control = await startControl();
    await before?.(control);
    const state = control.mock.world().store.dump();
    const answer = await control.send(id, request);
    expect(answer).toMatchObject({ status, body: holds });
    if (status >= 400) {
      expect(answer.body).toMatchObject({ status, detail: expect.stringMatching(/^Failed to /) });
      expect(control.mock.world().store.dump()).toEqual(state);
    }
    sent.add(id);
  });

  // `events.test.ts` reads the stream, which is no JSON.
  const elsewhere = ['watchEvents'];
  test('and there is no operation without a case', () => {
    const tested = new Set([
      ...cases.filter(({ status = 200 }) => status < 300).map(({ id }) => id),
      ...elsewhere,
    ]);
    expect(operations.map(({ id }) => id).filter(id => !tested.has(id))).toEqual([]);
  });

  afterAll(() => expect(new Set(cases.map(({ id }) => id))).toEqual(sent));
});
