import { createHash } from 'node:crypto';
import type { Role } from '../rows/people.ts';
import type { OtherServer } from '../start.ts';
import type { Watch } from './walk.ts';

/** One request of a walk and its answer. */
export interface Step {
  /** Operation, with what was special about the request. */
  readonly label: string;
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The text of an answer, or a hash of the bytes of a file. */
  readonly body: string;
}

type Parameters = Readonly<Record<string, string | number>>;

// What varies from run to run, or says nothing.
const unstable = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);

const texts = (parameters: Parameters) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

/** Sends requests to a server and notes what comes back; before each of them a second goes by. */
export class Recorder {
  readonly steps: Step[] = [];
  readonly server: OtherServer;
  readonly #tick: () => number;
  readonly #watch: Watch;

  constructor(server: OtherServer, tick: () => number, watch: Watch) {
    this.server = server;
    this.#tick = tick;
    this.#watch = watch;
  }

  /** Lets a second go by, and says what time it is then, in milliseconds. */
  now(): number {
    return this.#tick();
  }

  /** Calls an operation as somebody; without a role, with what token `parameters` has. */
  async ask(
    note: string,
    role: Role | undefined,
    path: string,
    parameters: Parameters = {},
  ): Promise<unknown> {
    const { tokens, url } = this.server;
    const given = texts(role ? { access_token: tokens[role], ...parameters } : parameters);
    const target = `${url}${path}?${new URLSearchParams(given)}`;
    const step = await this.send(`${path} ${note}`, path, target, {}, given);
    return parsed(step.body);
  }

  /** Calls an operation as somebody with a form. */
  async form(role: Role, path: string, parameters: Parameters = {}): Promise<void> {
    const { tokens, url } = this.server;
    const given = texts({ access_token: tokens[role], ...parameters });
    const init = { method: 'POST', body: new URLSearchParams(given) };
    await this.send(`${path} by form`, path, `${url}${path}`, init, given);
  }

  /** Sends any request. */
  async send(
    label: string,
    path: string,
    target: string,
    init: RequestInit = {},
    parameters: Readonly<Record<string, string>> = {},
  ): Promise<Step> {
    this.#tick();
    const response = await fetch(target, { redirect: 'manual', ...init });
    const bytes = Buffer.from(await response.arrayBuffer().catch(() => new ArrayBuffer(0)));
    const step: Step = {
      label,
      path,
      parameters,
      status: response.status,
      headers: Object.fromEntries([...response.headers].filter(([name]) => !unstable.has(name))),
      body: path === 'files' ? createHash('sha256').update(bytes).digest('hex') : this.#portless(bytes),
    };
    this.#watch(step, this.steps.push(step) - 1);
    return step;
  }

  /** Logs somebody in again, where the login may have ended. */
  async login(role: Role): Promise<void> {
    await fetch(`${this.server.controlUrl}/login?role=${role}`, { method: 'POST' });
  }

  // Ports differ from server to server.
  #portless(bytes: Buffer): string {
    const { url, uploadUrl, filesUrl } = this.server;
    return [url, uploadUrl, filesUrl].reduce(
      (text, base, index) => text.replaceAll(base, `http://server${index}`),
      bytes.toString('utf8'),
    );
  }

  /** Writes a text into a group, as `--plant-command` would. */
  async plant(role: Role, room: string, content: string, timeSend?: number): Promise<void> {
    this.#tick();
    const { controlUrl, userIds } = this.server;
    const order = { from: userIds[role], room, content, type: 1, timeSend };
    const response = await fetch(`${controlUrl}/plant`, { method: 'POST', body: JSON.stringify(order) });
    if (!response.ok) throw new Error(`Failed to plant: ${await response.text()}`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value at a path of an answer, e.g. `at(answer, 'data', 0, 'id')`; `undefined` where there is none. */
export function at(answer: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null
        ? (value as Record<string, unknown>)[String(name)]
        : undefined,
    answer,
  );
}
