import type { Operation } from '../../spec/contract.ts';
import type { Said, Words } from '../words/words.ts';
import { displayWidth, padTo } from './wrap.ts';

/** A user as the banner lists them. */
interface BannerUser {
  readonly userId: number;
  readonly nickname: string;
  readonly phone: string;
  readonly token: string;
}

/** What the banner tells. */
export interface BannerFacts {
  readonly version: string;
  readonly apiUrl: string;
  readonly uploadUrl: string;
  readonly filesUrl: string;
  /** Absent where the mock does not listen for apps. */
  readonly liveUrl?: string | undefined;
  readonly storage: string;
  readonly users: readonly BannerUser[];
  /** A log-in that works; absent where the mock answers none. */
  readonly logIn?: { readonly phone: string; readonly strict: boolean };
  readonly operations: readonly Operation[];
  readonly notes: readonly string[];
  /** The token of the control API, where the mock has made one up. */
  readonly adminToken?: string | undefined;
}

/** How many users the banner lists; a generated store has more. */
const maxUsers = 12;

/** The lines `imapi serve` prints once it listens: where, as whom, and one URL per operation that answers. */
export function banner(facts: BannerFacts, words: Words): string {
  const { users, operations } = facts;
  const width = Math.max(...operations.map(operation => operation.id.length));
  return [
    `imapi-mock ${facts.version}`,
    '',
    ...labelled(placesOf(facts, words), words),
    '',
    words.say('Users, their tokens and phones'),
    ...users.slice(0, maxUsers).map(({ userId, token, phone, nickname }) => {
      return `  ${String(userId).padEnd(8)} ${token.padEnd(14)} ${phone.padEnd(13)} ${nickname}`;
    }),
    ...(users.length > maxUsers
      ? [words.say('  and {count} more: mock-<userId>', { count: users.length - maxUsers })]
      : []),
    '',
    words.say('One request per operation, each answers resultCode 1 on fresh demo data'),
    ...operations.flatMap(operation => {
      const shown = exampleRequest(operation, facts);
      return shown === undefined ? [] : [`  ${operation.id.padEnd(width)}  ${shown}`];
    }),
    '',
  ].join('\n');
}

type Line = readonly [label: Said | '', text: string];

function placesOf(facts: BannerFacts, words: Words): Line[] {
  const { apiUrl, liveUrl, adminToken, logIn } = facts;
  return [
    ['API', apiUrl],
    ['uploads', facts.uploadUrl],
    ['files', facts.filesUrl],
    ...(liveUrl === undefined ? [] : ([['live', liveUrl]] as const)),
    ['console', `${apiUrl}/__admin/`],
    ...(logIn === undefined ? [] : ([['log in', logInText(logIn, words)]] as const)),
    ...(adminToken === undefined ? [] : tokenLines(adminToken, apiUrl, words)),
    ['data', facts.storage],
    ...facts.notes.map((note): Line => ['note', note]),
  ];
}

function labelled(lines: readonly Line[], words: Words): string[] {
  const named = lines.map(([label, text]) => ({ label: label === '' ? '' : words.of(label), text }));
  const width = Math.max(...named.map(({ label }) => displayWidth(label)));
  return named.map(({ label, text }) => `  ${padTo(label, width)}  ${text}`);
}

function logInText({ phone, strict }: NonNullable<BannerFacts['logIn']>, words: Words): string {
  return strict
    ? words.say('as {phone} with its password of the fixtures', { phone })
    : words.say('as {phone} with any password', { phone });
}

/** The console opened with its token, which browsers keep to themselves: what follows a # is never sent. */
function tokenLines(token: string, apiUrl: string, words: Words): Line[] {
  const url = `${apiUrl}/__admin/#token=${token}`;
  return [
    ['token', token],
    ['', words.say('{url} opens the console with it', { url })],
  ];
}

/** A request that can be copied: a URL, or a curl command for the upload. */
export function exampleRequest(
  operation: Operation,
  { apiUrl, uploadUrl, filesUrl }: Pick<BannerFacts, 'apiUrl' | 'uploadUrl' | 'filesUrl'>,
): string {
  if (operation.service === 'files') return `${filesUrl}${operation.example}`;
  if (operation.service === 'upload')
    return `curl -F 'file=hello;filename=hello.txt' -F validTime=0 ${uploadUrl}${operation.path}`;
  const query = operation.example === '' ? '' : `?${encodeURI(operation.example)}`;
  return `${apiUrl}${operation.path}${query}`;
}
