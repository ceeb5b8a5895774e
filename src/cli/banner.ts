import type { Operation } from '../spec/contract.ts';

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
export function banner(facts: BannerFacts): string {
  const { users, operations, apiUrl, notes } = facts;
  const width = Math.max(...operations.map(operation => operation.id.length));
  return [
    `imapi-mock ${facts.version}`,
    '',
    `  API      ${apiUrl}`,
    `  uploads  ${facts.uploadUrl}`,
    `  files    ${facts.filesUrl}`,
    ...(facts.liveUrl === undefined ? [] : [`  live     ${facts.liveUrl}`]),
    `  console  ${apiUrl}/__admin/`,
    ...logInLines(facts),
    ...tokenLines(facts),
    `  data     ${facts.storage}`,
    ...notes.map(note => `  note     ${note}`),
    '',
    'Users, their tokens and phones',
    ...users.slice(0, maxUsers).map(({ userId, token, phone, nickname }) => {
      return `  ${String(userId).padEnd(8)} ${token.padEnd(14)} ${phone.padEnd(13)} ${nickname}`;
    }),
    ...(users.length > maxUsers ? [`  and ${users.length - maxUsers} more: mock-<userId>`] : []),
    '',
    'One request per operation, each answers resultCode 1 on fresh demo data',
    ...operations.flatMap(operation => {
      const shown = exampleRequest(operation, facts);
      return shown === undefined ? [] : [`  ${operation.id.padEnd(width)}  ${shown}`];
    }),
    '',
  ].join('\n');
}

function logInLines({ logIn }: BannerFacts): string[] {
  if (logIn === undefined) return [];
  const password = logIn.strict ? 'its password of the fixtures' : 'any password';
  return [`  log in   as ${logIn.phone} with ${password}`];
}

/** The console opened with its token, which browsers keep to themselves: what follows a # is never sent. */
function tokenLines({ adminToken, apiUrl }: BannerFacts): string[] {
  if (adminToken === undefined) return [];
  return [
    `  token    ${adminToken}`,
    `           ${apiUrl}/__admin/#token=${adminToken} opens the console with it`,
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
