import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';

/** The rule that pages of every origin may read an answer. */
const rule = 'allow-origin';

/**
 * Tells whether a service lets pages of every origin read it, also where no page asks. Some servers send the header to those
 * alone that name an origin: what the first answer without one has not, none of that service has to have.
 */
export class OpenToPages {
  readonly #always = new Map<string, boolean>();

  /** The breaches of an answer without those of a header that was not asked for. */
  asked<Found extends Pick<Breach, 'rule'>>(
    { operation, request, failure }: Exchange,
    found: readonly Found[],
  ): readonly Found[] {
    if (request.headers.Origin !== undefined || failure) return found;
    const service = `${operation.service} ${/^https?:\/\/[^/]*/.exec(request.url)?.[0] ?? ''}`;
    const isOpen = this.#always.get(service) ?? found.every(breach => breach.rule !== rule);
    this.#always.set(service, isOpen);
    return isOpen ? found : found.filter(breach => breach.rule !== rule);
  }
}
