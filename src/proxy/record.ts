import { utf8Text } from '../base/utf8-text.ts';
import type { JournalEntry, Judgement } from '../journal/journal.ts';
import { redact } from '../journal/redact.ts';
import type { Log } from '../mock/mock-context.ts';
import { readParameters } from '../mock/pipeline/parameters.ts';
import type { ExchangeSight, Traffic } from '../observe/traffic.ts';
import type { World } from '../worlds/world.ts';
import { harEntryOf } from './har-entry.ts';
import type { HarFile } from './har-file.ts';
import { type ProxiedCall, recordedCall } from './proxied-call.ts';

/** The longest answer that the journal keeps whole, bytes; of a longer one as many characters. */
const longestKept = 256 * 1024;

/** Exchanges that are looked at in one go, so that what passes meanwhile waits no longer than a millisecond. */
const slice = 16;

/** What was done to an exchange on its way. */
export interface Tampered {
  readonly fault: string;
  /** The answer that the client got, where it is another than the server's. */
  readonly sent?: { readonly status: number; readonly body: string; readonly resultCode: number | undefined };
}

/** Writes down what goes through a proxy: judged, in the journal, in the log, in the HAR. */
export class Recorder {
  readonly #traffic: Traffic;
  readonly #world: () => World;
  readonly #log: Log;
  readonly #har: HarFile | undefined;
  readonly #masks: boolean;
  readonly #waiting: (() => void)[] = [];

  /** @param masks whether the HAR hides secrets */
  constructor(facts: {
    readonly traffic: Traffic;
    readonly world: () => World;
    readonly log: Log;
    readonly har: HarFile | undefined;
    readonly masks: boolean;
  }) {
    this.#traffic = facts.traffic;
    this.#world = facts.world;
    this.#log = facts.log;
    this.#har = facts.har;
    this.#masks = facts.masks;
  }

  /**
   * Takes an exchange, which is looked at once the traffic leaves time for it.
   * @param path with its query, as the server's operations have it
   */
  add(call: ProxiedCall, path: string, tampered?: Tampered): void {
    this.#waiting.push(() => this.#judge(call, path, tampered));
    if (this.#waiting.length === 1) setImmediate(() => this.#work());
  }

  /** Looks at whatever still waits. */
  finish(): void {
    for (const look of this.#waiting.splice(0)) look();
  }

  #work(): void {
    for (const look of this.#waiting.splice(0, slice)) look();
    if (this.#waiting.length > 0) setImmediate(() => this.#work());
  }

  #judge(call: ProxiedCall, path: string, tampered: Tampered | undefined): void {
    const sight = this.#traffic.see(recordedCall(call));
    const entry = entryOf(call, path, sight, tampered);
    this.#world().journal.add(entry);
    this.#log({ kind: 'request', entry, newWarnings: sight ? newsOf(sight) : [] });
    this.#har?.add(() => harEntryOf(call, this.#masks ? this.#traffic.redact : undefined));
  }

  /** Writes down a frame of the live connection. */
  addFrame(entry: JournalEntry): void {
    this.#world().journal.add(entry);
    this.#log({ kind: 'request', entry, newWarnings: entry.warnings });
  }

  /** Writes down a connection of another protocol that has ended. */
  addTunnel({ at, durationMs, path, status, message }: TunnelFacts): void {
    const entry: JournalEntry = {
      at,
      durationMs,
      session: undefined,
      method: 'GET',
      path,
      operationId: undefined,
      companion: 'live',
      parameters: () => ({}),
      unknownParameters: [],
      status,
      resultCode: undefined,
      warnings: message === undefined ? [] : [message],
      changes: [],
      answer: () => '',
      fault: undefined,
      judgement: { verdict: status === 101 ? 'ok' : 'broken', issues: [], undeclared: [] },
    };
    this.#world().journal.add(entry);
    this.#log({ kind: 'request', entry, newWarnings: entry.warnings });
  }
}

/** A connection of another protocol, once it has ended. */
interface TunnelFacts {
  readonly at: number;
  readonly durationMs: number;
  readonly path: string;
  /** 0 where the server said nothing. */
  readonly status: number;
  /** Why there was none. */
  readonly message: string | undefined;
}

function entryOf(
  call: ProxiedCall,
  target: string,
  sight: ExchangeSight | undefined,
  tampered: Tampered | undefined,
): JournalEntry {
  const { at, durationMs, method, status, form } = call;
  const sent = tampered?.sent;
  return {
    at,
    durationMs,
    session: undefined,
    method,
    path: target.split('?', 1)[0] ?? '',
    operationId: sight?.operation.id,
    parameters: parametersOf(target, form),
    unknownParameters: sight?.unknownParameters ?? [],
    status: sent?.status ?? status,
    resultCode: sent ? sent.resultCode : sight?.resultCode,
    warnings: call.failure ? [call.failure.message] : [],
    changes: [],
    answer: sent ? () => Buffer.from(sent.body, 'latin1').toString('utf8') : answerOf(call),
    fault: tampered?.fault,
    // What a fault has made of the answer is for the journal's own judge.
    judgement: sight && !sent ? judgementOf(sight, status) : undefined,
  };
}

/** The parameters for whoever opens the entry, read and redacted then. */
function parametersOf(target: string, form: string | undefined): JournalEntry['parameters'] {
  return () => {
    const [, query = ''] = target.split('?', 2);
    return redact(readParameters(query, form === undefined ? undefined : fieldsOf(form)));
  };
}

/** The answer for whoever opens the entry, decoded then: entries keep nothing else of a call. */
function answerOf({ bytes }: ProxiedCall): () => string {
  if (bytes === undefined) return always('');
  return bytes.length > longestKept ? always(utf8Text(bytes).slice(0, longestKept)) : () => utf8Text(bytes);
}

const always = (text: string) => () => text;

function judgementOf({ issues, undeclared, resultCode }: ExchangeSight, status: number): Judgement {
  const succeeded = resultCode === undefined ? status > 0 && status < 400 : resultCode === 1;
  return { verdict: issues.length > 0 ? 'broken' : succeeded ? 'ok' : 'refused', issues, undeclared };
}

function fieldsOf(form: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(form));
}

function newsOf({ news }: ExchangeSight): string[] {
  return news.map(({ severity, pointer, message }) => `${severity}: ${pointer} ${message}`);
}
