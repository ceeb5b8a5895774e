import type { Breach } from '../oracles/breach.ts';
import type { Role } from '../suite/people.ts';
import type { Exchange } from '../wire/exchange.ts';
import type { WireRequest } from '../wire/wire-request.ts';

/** A request of a case as it went out, with its whole answer. */
export interface RecordedRequest {
  readonly kind: 'request';
  readonly request: WireRequest;
  readonly exchange: Exchange;
}

/** A text that was written into a group otherwise than through the API. */
export interface RecordedPlant {
  readonly kind: 'plant';
  readonly by: Role;
  readonly order: Readonly<Record<string, unknown>>;
}

/** A login that had ended was opened again. */
export interface RecordedLogin {
  readonly kind: 'login';
  readonly by: Role;
}

export type Recorded = RecordedRequest | RecordedPlant | RecordedLogin;

/** A finding, and the answer that shows it. */
export interface RecordedBreach {
  readonly fingerprint: string;
  readonly breach: Breach;
  readonly exchange: Exchange;
}

/** What one case, or the preparation of several, has sent and found, in order. */
export class Recording {
  readonly #steps: Recorded[] = [];
  readonly #found: RecordedBreach[] = [];

  get steps(): readonly Recorded[] {
    return this.#steps;
  }

  get found(): readonly RecordedBreach[] {
    return this.#found;
  }

  sent(request: WireRequest, exchange: Exchange): void {
    this.#steps.push({ kind: 'request', request, exchange });
  }

  planted(by: Role, order: Readonly<Record<string, unknown>>): void {
    this.#steps.push({ kind: 'plant', by, order });
  }

  loggedIn(by: Role): void {
    this.#steps.push({ kind: 'login', by });
  }

  finds(fingerprint: string, breach: Breach, exchange: Exchange): void {
    this.#found.push({ fingerprint, breach, exchange });
  }
}
