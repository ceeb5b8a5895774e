import type { Breach } from '../check/oracles/breach.ts';
import { transport } from '../check/oracles/transport.ts';
import type { Exchange } from '../check/wire/exchange.ts';

/** What the headers of an answer alone can show. */
const headerRules: ReadonlySet<string> = new Set([
  'content-type',
  'charset',
  'allow-origin',
  'kept-answer',
  'kept-by-expires',
  'kept-by-last-modified',
]);

/** What is wrong with an answer whose headers the record does not keep. */
export const withoutHeaders = (exchange: Exchange): Breach[] =>
  transport(exchange).filter(({ rule }) => !headerRules.has(rule));
