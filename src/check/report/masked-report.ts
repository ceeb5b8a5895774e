import { isObject } from '../../base/json.ts';
import type { Redact } from '../wire/redact.ts';
import type { CheckReport } from './check-report.ts';

/** Fields whose texts the check makes itself; links between the parts of a report and the words formats look up. */
const own: ReadonlySet<string> = new Set([
  ...['id', 'fingerprint', 'best', 'blockedBy', 'findings', 'cases', 'marker', 'schemaPath'],
  ...['operation', 'operations', 'after', 'suspects', 'calls', 'rule', 'concern', 'effect', 'tag'],
  ...['severity', 'outcome', 'harm', 'layer', 'source', 'mode', 'only', 'startedAt', 'exitCode'],
  ...['part', 'by', 'method', 'service', 'carried'],
]);

/** Fields below which everything is what was sent or came, whatever its name. */
const foreign: ReadonlySet<string> = new Set(['parameters', 'query', 'headers', 'places', 'relation']);

/**
 * Masks a report before it is shown. Whatever a target has put into a text, a value or a pointer is masked; what the
 * check itself has named stays, even where a token happens to be spelt like it.
 */
export function maskedReport(report: CheckReport, redact: Redact): CheckReport {
  return masked(report, redact, false) as CheckReport;
}

function masked(value: unknown, redact: Redact, isForeign: boolean): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(part => masked(part, redact, isForeign));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (!isForeign && own.has(name) && isName(part)) return [name, part];
      return [name, masked(part, redact, isForeign || foreign.has(name))];
    }),
  );
}

/** A text, or a list of texts. */
function isName(part: unknown): boolean {
  return typeof part === 'string' || (Array.isArray(part) && part.every(one => typeof one === 'string'));
}
