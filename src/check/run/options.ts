import type { Role } from '../suite/people.ts';

/** Options of a check; the command line and the tests fill them in. */
export interface CheckOptions {
  /** Base URLs without a trailing slash. */
  readonly target: string;
  readonly uploadTarget?: string | undefined;
  readonly filesTarget?: string | undefined;
  readonly tokens?: Readonly<Partial<Record<Role, string>>> | undefined;
  readonly expiredToken?: string | undefined;
  readonly tokenCommand?: string | undefined;
  readonly plantCommand?: string | undefined;
  readonly adminToken?: string | undefined;
  /** Sent with every request, e.g. for a gateway; masked in reports. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Values of the header Authorization, by service, from `user:password@` in an address. */
  readonly authorization?:
    | Readonly<Partial<Record<'api' | 'upload' | 'files', string | undefined>>>
    | undefined;
  readonly mode: 'probe' | 'full';
  /** Cases, operations, concerns or tags. Default: everything. */
  readonly only?: readonly string[] | undefined;
  readonly seed?: string | undefined;
  /** Requests a second at most; 0 for no limit. */
  readonly rate?: number | undefined;
  readonly timeoutMs?: number | undefined;
  /** Milliseconds to wait at a time until a target answers again. Default: 30 seconds; four times that in a run. */
  readonly patienceMs?: number | undefined;
  /** Told once, in a sentence, when a limit of the target slows the run down. */
  readonly onLimit?: ((sentence: string) => void) | undefined;
  readonly concurrency?: number | undefined;
  readonly allowIrreversible?: boolean | undefined;
  /** Hosts beside loopback that may be written to. */
  readonly allowHosts?: readonly string[] | undefined;
  readonly insecure?: boolean | undefined;
  /** Milliseconds within which a write must show. 0 on the mock, 2000 elsewhere. */
  readonly settleMs?: number | undefined;
  /** Milliseconds the slower answers of an operation (p95) may take. 1000 on the mock, 3000 elsewhere. */
  readonly budgetMs?: number | undefined;
  /** Where ledgers are kept. */
  readonly ledgerFolder?: string | undefined;
  /** Max bytes of an answer. Default: 20 MB. */
  readonly maxBytes?: number | undefined;
  /** Stops the run; what it made is still taken away. */
  readonly signal?: AbortSignal | undefined;
}
