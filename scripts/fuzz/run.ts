import { connect, type Socket } from 'node:net';
import { randomFrom } from '../../src/check/suite/random.ts';
import { AnswerReader, type WireAnswer } from './answers.ts';
import { type HostileRequest, hostileRequest, type Port } from './requests.ts';

export interface FuzzOptions {
  readonly ports: Readonly<Record<Port, number>>;
  readonly requests: number;
  readonly seed: string;
  /** How many requests are under way at a time. */
  readonly connections: number;
  /** Called now and then with how many have been sent. */
  progress?(sent: number): void;
}

/** What became of a run. */
export interface FuzzReport {
  readonly sent: number;
  /** Requests that were no HTTP, or not all of it. */
  readonly raw: number;
  /** How many answers there were of each status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What must not be, each with the request that led to it. */
  readonly findings: readonly string[];
}

/** Milliseconds that a well-formed request may wait for its answer, and that a broken one is left open. */
const patience = { complete: 20_000, raw: 30 };
/** More say nothing new. */
const mostFindings = 20;

/** Sends hostile requests, and holds every answer against HTTP and against what the mock promises. */
export async function fuzz({
  ports,
  requests,
  seed,
  connections,
  progress,
}: FuzzOptions): Promise<FuzzReport> {
  const statuses = new Map<number, number>();
  const findings: string[] = [];
  let sent = 0;
  let raw = 0;

  async function work(worker: number): Promise<void> {
    const random = randomFrom(`${seed} ${worker}`);
    const open = new Map<Port, Connection>();
    while (sent < requests && findings.length < mostFindings) {
      sent += 1;
      if (sent % 10_000 === 0) progress?.(sent);
      const request = hostileRequest(random);
      if (!request.complete) raw += 1;
      try {
        const idle = request.complete ? open.get(request.port) : undefined;
        open.delete(request.port);
        let connection = idle?.isOpen ? idle : await Connection.to(ports[request.port]);
        let answer = await connection.exchange(request);
        // An idle connection may end just as a request is sent on it, and every client sends that one again.
        if (!answer && connection === idle && !connection.isOpen) {
          connection = await Connection.to(ports[request.port]);
          answer = await connection.exchange(request);
        }
        if (answer) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const why = request.complete ? refusal(request, answer) : rawRefusal(answer);
        if (why !== undefined) findings.push(`${why}\n${shown(request, answer)}`);
        if (request.complete && connection.isOpen) open.set(request.port, connection);
        else connection.end();
      } catch (error) {
        findings.push(`${error instanceof Error ? error.message : String(error)}\n${shown(request)}`);
      }
    }
    for (const connection of open.values()) connection.end();
  }

  await Promise.all(Array.from({ length: connections }, (_, worker) => work(worker)));
  return { sent, raw, statuses, findings };
}

function refusal(request: HostileRequest, answer: WireAnswer | undefined): string | undefined {
  if (!answer) return 'no answer came';
  if (answer.status >= 500) return `the answer is ${answer.status}`;
  const isRead = request.method !== 'HEAD' && request.method !== 'OPTIONS';
  // Node itself answers what expects more than it knows.
  if (request.answer !== 'json' || !isRead || answer.status === 417) return undefined;
  const isFile = answer.headers.has('content-security-policy');
  return isFile || isEnvelope(answer.body) ? undefined : 'the answer is no envelope';
}

function rawRefusal(answer: WireAnswer | undefined): string | undefined {
  return answer && answer.status >= 500 && answer.status !== 505
    ? `the answer is ${answer.status}`
    : undefined;
}

function isEnvelope(body: Buffer): boolean {
  try {
    const answer: unknown = JSON.parse(body.toString('utf8'));
    if (typeof answer !== 'object' || answer === null) return false;
    // The control API has problems for envelopes, and a path may lead there.
    return typeof Reflect.get(answer, 'resultCode') === 'number' || 'code' in answer;
  } catch {
    return false;
  }
}

const shown = ({ bytes, port }: HostileRequest, answer?: WireAnswer) =>
  `  to the port of ${port}: ${JSON.stringify(bytes.toString('latin1').slice(0, 2000))}\n  answer: ${answer ? JSON.stringify(answer.body.toString('utf8').slice(0, 1000)) : 'none'}`;

/** One connection, for one request after the other. */
class Connection {
  readonly #socket: Socket;
  readonly #reader = new AnswerReader();
  #closed = false;
  #wake = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', bytes => {
      this.#reader.add(bytes);
      this.#wake();
    });
    const closed = () => {
      this.#closed = true;
      this.#wake();
    };
    // A broken request may end with a reset; whether an answer came is what counts.
    socket.on('error', closed).on('close', closed);
  }

  static to(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  get isOpen(): boolean {
    return !this.#closed && this.#socket.writable;
  }

  end(): void {
    // A plain end would keep the port busy for a minute, and there are only so many.
    this.#socket.resetAndDestroy();
  }

  /**
   * Sends a request and waits for its answer; undefined when none comes.
   * @throws MalformedAnswer
   */
  async exchange({ bytes, complete, method }: HostileRequest): Promise<WireAnswer | undefined> {
    const until = performance.now() + (complete ? patience.complete : patience.raw);
    this.#socket.write(bytes);
    for (;;) {
      const answer = this.#reader.take(method === 'HEAD', this.#closed);
      if (answer?.headers.get('connection') === 'close') this.#closed = true;
      if (answer && complete && this.#reader.left > 0) throw new Error('more came than one answer');
      const left = until - performance.now();
      if (answer || this.#closed || left <= 0) return answer;
      await this.#more(left);
    }
  }

  #more(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
