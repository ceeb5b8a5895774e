import type { FaultStages } from '../mock/inject/stages.ts';
import { readParameters } from '../mock/pipeline/parameters.ts';
import type { ChangedRequest } from './passage.ts';
import { pairs } from './upstream.ts';

/**
 * A request with its parameters as a fault has them: those of a form go as a form, all others in the query.
 * @param form the body where it is a form of fields
 */
export function faultyRequest(
  target: string,
  headers: readonly string[],
  form: Buffer | undefined,
  injected: FaultStages,
): ChangedRequest {
  const [path = '', query = ''] = target.split('?', 2);
  const given = readParameters(query, form && Object.fromEntries(new URLSearchParams(form.toString('utf8'))));
  const wanted = injected.request(given);
  const same = { target, headers, ...(form && { body: form }) };
  if (JSON.stringify(wanted) === JSON.stringify(given)) return same;
  const text = new URLSearchParams(wanted).toString();
  if (form === undefined) return { target: text === '' ? path : `${path}?${text}`, headers };
  const body = Buffer.from(text);
  const others = pairs(headers).filter(([name]) => !/^(?:content-length|transfer-encoding)$/i.test(name));
  return { target: path, headers: [...others.flat(), 'Content-Length', String(body.length)], body };
}
