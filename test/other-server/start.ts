import type { IncomingMessage, Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { answerControl } from './control.ts';
import { Core } from './core.ts';
import { answerFile } from './files/file-service.ts';
import type { StoredFiles } from './files/stored-files.ts';
import { answerUpload, uploadPath } from './files/upload.ts';
import type { Answer } from './http/answer.ts';
import { type ApiAnswer, answerApi } from './http/api.ts';
import { type Handler, listen, stop, throughWeather } from './http/serve.ts';
import { targetOf } from './http/target.ts';
import { Weather } from './http/weather.ts';
import { type OtherServerOptions, rowsOf } from './options.ts';
import { Random } from './random.ts';
import type { Asked } from './regressions/hooks.ts';
import { fillRows } from './rows/fill.ts';
import { people, type Role } from './rows/people.ts';

/** A server that runs. */
export interface OtherServer {
  /** Base URLs, without a slash at the end. */
  readonly url: string;
  readonly uploadUrl: string;
  readonly filesUrl: string;
  readonly tokens: Readonly<Record<Role, string>>;
  readonly phones: Readonly<Record<Role, string>>;
  readonly userIds: Readonly<Record<Role, number>>;
  /** Writes a text into a group, for `--plant-command`. */
  readonly plantCommand: string;
  /** Prints a token that lives, for `--token-command`. */
  readonly tokenCommand: string;
  /** What the commands talk to: `POST /plant`, `POST /login?role=owner`. */
  readonly controlUrl: string;
  readonly close: () => Promise<void>;
}

type Service = Asked['service'];

/** Starts a server of its own on free ports of this machine. @throws Error for a regression that nobody knows */
export async function startOtherServer(options: OtherServerOptions = {}): Promise<OtherServer> {
  const { seed = 1 } = options;
  const base = { api: '', upload: '', files: '' };
  const files: StoredFiles = new Map();
  const core = new Core(
    options,
    () => ({ api: `${base.api}/`, upload: `${base.upload}/`, files: `${base.files}/` }),
    world => {
      fillRows(world, rowsOf(options), options.manyMessages ?? 0, new Random(seed + 2));
      if (!options.phonesFromZero) return;
      for (const user of world.state.users.all())
        world.state.users.put({ ...user, areaCode: '886', phone: fromZero(user.phone) });
    },
  );
  for (const { userId, token } of Object.values(people)) core.sessions.login(userId, token);
  const weather = new Weather(options.weather ?? {}, new Random(seed + 3), Date.now);
  const one = options.ports === 'one';
  const handle = (own: Service): Handler => {
    return async request => {
      const service = one ? serviceOf(request) : own;
      const answer = await answerOf(core, files, service, request);
      const asked: Asked = {
        service,
        method: request.method ?? '',
        path: targetOf(request).path,
        resultCode: answer.resultCode,
        takesPacked: /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')),
        range: request.headers.range,
        accept: request.headers.accept ?? '',
        tag: request.headers['if-none-match'],
        query: (request.url ?? '').split('?')[1] ?? '',
      };
      return core.hooks.answer?.(answer, asked) ?? answer;
    };
  };
  const servers: Server[] = [];
  const open = async (handler: Handler, before: Weather) => {
    const { server, url } = await listen(throughWeather(handler, before));
    servers.push(server);
    return url;
  };
  base.api = await open(handle('api'), weather);
  base.upload = one ? base.api : await open(handle('upload'), weather);
  base.files = one ? base.api : await open(handle('files'), weather);
  const calm = new Weather({}, new Random(seed), Date.now);
  const control = await open(request => answerControl(core, request), calm);
  const script = fileURLToPath(new URL('./control-command.mjs', import.meta.url));
  const command = (what: string) => `"${process.execPath}" "${script}" ${what} ${control}`;
  return {
    url: base.api,
    uploadUrl: base.upload,
    filesUrl: base.files,
    tokens: each(({ token }) => token),
    phones: each(({ phone }) => (options.phonesFromZero ? fromZero(phone) : phone)),
    userIds: each(({ userId }) => userId),
    plantCommand: command('plant'),
    tokenCommand: command('login'),
    controlUrl: control,
    close: async () => {
      for (const server of servers) await stop(server);
    },
  };
}

function serviceOf(request: IncomingMessage): Service {
  const { path } = targetOf(request);
  if (path === uploadPath) return 'upload';
  return /^(?:\/u)?\/\d+\/\d+\/\d{6}\//.test(path) ? 'files' : 'api';
}

async function answerOf(
  core: Core,
  files: StoredFiles,
  service: Service,
  request: IncomingMessage,
): Promise<ApiAnswer> {
  if (service === 'files') return answerFile(files, request, core.world.now()) satisfies Answer;
  return service === 'upload' ? answerUpload(core, files, request) : answerApi(core, request);
}

const fromZero = (phone: string) => `0${phone.slice(2)}`;

function each<T>(of: (person: (typeof people)[Role]) => T): Record<Role, T> {
  return { owner: of(people.owner), peer: of(people.peer), outsider: of(people.outsider) };
}
