import type { Connection } from './connection.ts';
import type {
  CatalogueFault,
  Chat,
  ClockSetting,
  ClockState,
  CollectionPage,
  FaultSetting,
  Journal,
  Message,
  NewMessage,
  OpenedEntry,
  Row,
  Rows,
  Scenario,
  Session,
  StateDump,
  StateSummary,
  SwitchedFault,
  User,
  UserPage,
} from './shapes.ts';

const name = encodeURIComponent;

/** The control API of one world, an operation a method. Each of them throws Problem when it is refused. */
export class Api {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  version = () => this.#get<{ version: string; contract: string }>('/version');
  contract = () => this.#get<unknown>('/contract.json');
  reset = () => this.#send('POST', '/reset');

  state = () => this.#get<StateSummary>('/state');
  wholeState = () => this.#get<StateDump>('/state?full=1');
  replaceState = (collections: Rows) => this.#send('PUT', '/state', { collections });
  rows = (collection: string, offset: number, limit: number) =>
    this.#get<CollectionPage>(`/state/${name(collection)}?offset=${offset}&limit=${limit}`);
  putRow = (collection: string, key: string, row: Row) =>
    this.#send('PUT', `/state/${name(collection)}/${name(key)}`, row);
  addRows = (collection: string, rows: readonly Row[]) =>
    this.#send('PATCH', `/state/${name(collection)}`, rows);
  deleteRow = (collection: string, key: string) =>
    this.#send('DELETE', `/state/${name(collection)}/${name(key)}`);

  snapshots = () => this.#get<{ snapshots: readonly string[] }>('/snapshots');
  saveSnapshot = (snapshot: string) => this.#send('PUT', `/snapshots/${name(snapshot)}`);
  restoreSnapshot = (snapshot: string) => this.#send('POST', `/snapshots/${name(snapshot)}/restore`);
  deleteSnapshot = (snapshot: string) => this.#send('DELETE', `/snapshots/${name(snapshot)}`);
  scenarios = () => this.#get<{ scenarios: readonly Scenario[] }>('/scenarios');
  activateScenario = (scenario: string) => this.#send('PUT', `/scenarios/${name(scenario)}`);

  users = (query: string, offset = 0, limit = 50) =>
    this.#get<UserPage>(`/users?query=${name(query)}&offset=${offset}&limit=${limit}`);
  addUser = (user: { nickname: string; phone?: string }) =>
    this.#connection.json<User>('POST', '/users', user);
  newToken = (userId: number) =>
    this.#connection.json<{ token: string; userId: number }>('POST', '/tokens', { userId });

  chats = (userId: number) => this.#get<{ chats: readonly Chat[] }>(`/chats?userId=${userId}`);
  messages = (userId: number, chat: string, limit = 200) =>
    this.#get<{ messages: readonly Message[] }>(
      `/chats/${name(chat)}/messages?userId=${userId}&limit=${limit}`,
    );
  send = (message: NewMessage) => this.#connection.json<{ messageId: string }>('POST', '/messages', message);

  faults = () => this.#get<{ faults: readonly SwitchedFault[] }>('/faults');
  catalogue = () => this.#get<{ faults: readonly CatalogueFault[] }>('/faults/catalogue');
  switchOn = (scope: string, setting: FaultSetting) => this.#send('PUT', `/faults/${name(scope)}`, setting);
  switchOff = (scope: string) => this.#send('DELETE', `/faults/${name(scope)}`);
  switchAllOff = () => this.#send('DELETE', '/faults');

  requests = (limit: number) => this.#get<Journal>(`/requests?limit=${limit}`);
  request = (id: number) => this.#get<OpenedEntry>(`/requests/${id}`);
  clearRequests = () => this.#send('DELETE', '/requests');
  /** The journal as a file for a browser's developer tools. */
  har = async () => (await this.#connection.open('GET', '/requests.har')).text();

  clock = () => this.#get<ClockState>('/clock');
  setClock = (setting: ClockSetting) => this.#connection.json<ClockState>('PUT', '/clock', setting);
  advanceClock = (ms: number) => this.#connection.json<ClockState>('POST', '/clock/advance', { ms });

  sessions = () => this.#get<{ sessions: readonly Session[]; dropped: number }>('/sessions');
  deleteSession = (session: string) => this.#send('DELETE', `/sessions/${name(session)}`);

  #get<Answer>(path: string): Promise<Answer> {
    return this.#connection.json<Answer>('GET', path);
  }

  async #send(method: string, path: string, body?: unknown): Promise<void> {
    await this.#connection.open(method, path, body === undefined ? {} : { body: JSON.stringify(body) });
  }
}
