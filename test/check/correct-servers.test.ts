import { expect, onTestFinished, test } from 'vitest';
import type { CheckSettings } from '../../src/check/run/settings.ts';
import type { OtherServerOptions } from '../other-server/options.ts';
import { type OtherServer, startOtherServer } from '../other-server/start.ts';
import { type AskedFor, rewriting } from './in-front.ts';
import { checked } from './runs.ts';
import { gateway, gatewayPage } from './weather.ts';

/** A correct server that the check once blamed, and the cases that did. */
interface Correct {
  readonly options?: OtherServerOptions;
  /** What happens at the server before. */
  readonly before?: (server: OtherServer) => Promise<void>;
  /** What the server is behind; gives the address to check. */
  readonly behind?: (server: OtherServer) => Promise<string>;
  readonly settings?: Partial<CheckSettings>;
  readonly only: readonly string[];
  /** Rules of notes, and reasons why cases were not exercised, that have to be said. */
  readonly says?: readonly string[];
}

const login = 'Basic cWE6cWE=';
const attack = /<b>|<script|onerror=|drop table|or '1'='1'|etc\/passwd/i;

let count = 0;
/** Every object of an answer counts something that nobody has declared. */
function counted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(counted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, counted(part)] as const);
  return { ...Object.fromEntries(entries), onlineCount: ++count };
}

/** An upload tells beside its files where and how they are kept. */
function describedUpload(json: Readonly<Record<string, unknown>>, { path }: AskedFor): unknown {
  const { data } = json;
  if (path !== '/upload/UploadServlet' || typeof data !== 'object') return json;
  return { ...json, data: { ...data, version: '2.1', node: { id: 3, tags: [] }, hosts: ['a', 'b'] } };
}

/** The search shows the first twenty people of a name, and the caller is not among them. */
function crowded(json: Readonly<Record<string, unknown>>, { path }: AskedFor): unknown {
  const data = json.data as { friend?: Record<string, unknown>[] } | undefined;
  const [row] = data?.friend ?? [];
  if (path !== '/tigase/search' || !row) return json;
  const friend = Array.from({ length: 20 }, (_, index) => ({ ...row, userId: 300_000 + index }));
  return { ...json, data: { ...data, friend } };
}

/** After a few questions about a group it is gone, as if its owner had dissolved it; or all groups are. */
function ending(which: 'one' | 'all') {
  const asked = new Map<string, number>();
  let gone: string | undefined;
  const isGone = (id: unknown) => gone !== undefined && (which === 'all' || id === gone);
  return (json: Readonly<Record<string, unknown>>, { path, given }: AskedFor): unknown => {
    const roomId = given.get('roomId') ?? '';
    if (path === '/room/list/his' && Array.isArray(json.data))
      return { ...json, data: json.data.filter((row: { id?: unknown }) => !isGone(row.id)) };
    if (!/^\/room\/(?:get|noticesPage|member\/list)$/.test(path) || json.resultCode !== 1) return json;
    asked.set(roomId, (asked.get(roomId) ?? 0) + 1);
    if ((asked.get(roomId) ?? 0) > 10) gone ??= roomId;
    return isGone(roomId)
      ? { currentTime: json.currentTime, resultCode: 100411, resultMsg: '房间不存在' }
      : json;
  };
}

const servers: Readonly<Record<string, Correct>> = {
  'HTTP basic auth in front': {
    behind: ({ url }) =>
      gateway(url, ({ headers }) => (headers.authorization === login ? 'pass' : gatewayPage(401))),
    settings: { mode: 'probe', headers: { authorization: login } },
    only: ['transport'],
  },
  'members are active at each request': {
    options: { choices: { memberActive: 'last-request' } },
    only: ['permissions/peer', 'result-codes/updateRoom', 'settings', 'search/groups', 'references'],
  },
  'counters that nobody has declared': {
    behind: ({ url }) => rewriting(url, json => ({ ...json, data: counted(json.data) })),
    only: ['permissions/outsider', 'settings', 'search/groups', 'pins', 'groups/renamed', 'members'],
  },
  'an upload that says more than is declared': {
    behind: ({ url }) => rewriting(url, describedUpload),
    settings: { allowIrreversible: true },
    only: ['bytes', 'uploads', 'files'],
    says: ['undeclared'],
  },
  'pins change the time of the last change': {
    options: { choices: { pinTouches: 'modify-time', friendCounters: 'counting' } },
    only: ['pins', 'messages', 'membership/notification'],
  },
  'the outsider is a friend of the peer': {
    before: async ({ url, tokens, userIds }) => {
      await fetch(`${url}/friends/add?access_token=${tokens.peer}&toUserId=${userIds.outsider}`);
    },
    only: ['result-codes/addMembers'],
    says: ['peer and outsider are friends'],
  },
  'a firewall for web applications in front': {
    behind: ({ url }) =>
      gateway(url, ({ path, text }) =>
        attack.test(`${path} ${[...new URLSearchParams(text).values()].join(' ')}`)
          ? gatewayPage(403)
          : 'pass',
      ),
    // A busy machine needs more time for the same few attempts.
    settings: { patienceMs: 20_000 },
    only: ['text', 'search', 'bytes'],
    says: ['text-refused', 'a gateway in front refuses this text'],
  },
  'phone numbers that begin with 0': {
    options: { phonesFromZero: true },
    only: ['several', 'members', 'groups', 'membership'],
  },
  'a push that only an admin may send': {
    options: { choices: { consoleToken: 'admin' } },
    only: ['push', 'messages', 'groups', 'schema'],
    says: ['admin-token', 'this token may not push'],
  },
  'twenty namesakes': {
    behind: ({ url }) => rewriting(url, crowded),
    settings: { mode: 'probe' },
    only: ['search'],
    says: ['too many users have that nickname to be sure to find the owner'],
  },
  'a group that is dissolved while a probe reads it': {
    behind: ({ url }) => rewriting(url, ending('one')),
    settings: { mode: 'probe' },
    // Pages of the list of groups are not filled up again here.
    only: ['schema', 'paging/listNotices', 'paging/getRoom', 'references'],
  },
  'groups that are all dissolved while a probe reads one': {
    behind: ({ url }) => rewriting(url, ending('all')),
    settings: { mode: 'probe' },
    // Pages of the list of groups are not filled up again here.
    only: ['schema', 'paging/listNotices', 'paging/getRoom', 'references'],
    says: ['the owner is in no group'],
  },
  'a clock 11 minutes behind': {
    options: { clockAheadMs: -660_000 },
    settings: { mode: 'probe' },
    only: ['units'],
    says: ['clock-apart'],
  },
};

/** Every list is empty, as with the wrong database. */
function emptied(json: Readonly<Record<string, unknown>>): unknown {
  const data = json.data as Record<string, unknown> | unknown[] | undefined;
  if (Array.isArray(data)) return { ...json, data: [] };
  return data?.pageData ? { ...json, data: { ...data, pageData: [], total: 0, pageCount: 0 } } : json;
}

async function otherServer(options: OtherServerOptions = {}): Promise<OtherServer> {
  const server = await startOtherServer({ ports: 'one', ...options });
  onTestFinished(() => server.close());
  return server;
}

async function verdictOf({ options, before, behind, settings, only }: Correct) {
  const server = await otherServer(options);
  await before?.(server);
  const { url, tokens, plantCommand, tokenCommand } = server;
  const target = behind ? await behind(server) : url;
  const { verdict, findings, results } = await checked(target, {
    mode: 'full',
    uploadTarget: target,
    filesTarget: target,
    tokens,
    plantCommand,
    tokenCommand,
    only,
    timeoutMs: 10_000,
    ...settings,
  });
  return {
    exitCode: verdict.exitCode,
    sentence: verdict.sentence,
    blamed: findings
      .filter(({ severity }) => severity === 'violation')
      .map(({ operation, rule, message, got }) => ({ operation, rule, message, got })),
    says: [
      ...findings.map(({ rule }) => rule),
      ...results.flatMap(({ reason }) => (reason === undefined ? [] : [reason])),
    ],
  };
}

test.each(Object.entries(servers))(
  'a correct server is not blamed: %s',
  async (_, correct) => {
    const { says, sentence, ...verdict } = await verdictOf(correct);
    expect(verdict).toEqual({ exitCode: expect.any(Number), blamed: [] });
    expect(verdict.exitCode === 1).toBe(false);
    expect(says).toEqual(expect.arrayContaining([...(correct.says ?? [])]));
  },
  120_000,
);

test('nothing is said of a server whose lists are all empty', async () => {
  const behind = ({ url }: OtherServer) => rewriting(url, emptied);
  const verdict = await verdictOf({ behind, settings: { mode: 'probe' }, only: [] });
  expect(verdict).toMatchObject({ exitCode: 4, blamed: [] });
  expect(verdict.sentence).toContain('listFriends: /data/pageData never had a row');
}, 120_000);

test('what fails in one group alone, and there each time, is found', async () => {
  let group: string | undefined;
  const never = (json: Readonly<Record<string, unknown>>, { path, given }: AskedFor): unknown => {
    if (path !== '/room/get' || json.resultCode !== 1) return json;
    group ??= given.get('roomId') ?? undefined;
    return given.get('roomId') === group ? { ...json, data: { ...Object(json.data), talkTime: 0 } } : json;
  };
  const behind = ({ url }: OtherServer) => rewriting(url, never);
  const { exitCode, blamed } = await verdictOf({ behind, only: ['settings/muted'] });
  expect(exitCode).toBe(1);
  expect(blamed).toMatchObject([{ rule: 'talk-time' }]);
}, 120_000);

test('without other accounts the last line says what that has cost', async () => {
  const { url, tokens } = await otherServer();
  const only = ['permissions', 'groups', 'result-codes/updateRoom'];
  const { verdict } = await checked(url, { mode: 'full', tokens: { owner: tokens.owner }, only });
  expect(verdict.sentence).toMatch(
    /^Exit 0, .* \d+ permission cases not exercised \(--peer-token, --outsider-token\)\.$/,
  );
  expect(verdict.sentenceZh).toMatch(/\d+ 个权限用例未执行（--peer-token、--outsider-token）。$/);
});
