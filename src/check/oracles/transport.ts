import type { Exchange } from '../wire/exchange.ts';
import type { Breach } from './breach.ts';

const json = 'application/json';

/** What every answer of a JSON operation has to be on the wire (server facts 1.2; the document shows JSON alone). */
export function transport({
  operation,
  failure,
  status,
  headers,
  text,
  problems,
  request,
}: Exchange): Breach[] {
  if (failure) {
    const rule = `wire-${failure.kind}`;
    return [
      {
        rule,
        pointer: '',
        message: 'must answer, and wholly',
        source: 'document',
        expected: 'a whole answer',
        got: failure.message,
      },
    ];
  }
  if (operation.id === 'getFile' || request.method === 'OPTIONS' || request.method === 'HEAD') {
    return status >= 500 ? [wrongStatus(status)] : [];
  }
  // A limit of whatever stands in front of the upload service; nothing documents one.
  if (operation.service === 'upload' && status === 413) return [];
  const found: Breach[] = [];
  if (status >= 300 && status < 400) {
    const got = `${status} to ${headers.location ?? 'nowhere'}`;
    found.push({
      rule: 'redirect',
      pointer: '',
      message: 'must not redirect',
      source: 'document',
      expected: '200',
      got,
    });
  } else if (status !== 200) found.push(wrongStatus(status));
  found.push(...contentType(operation.service === 'upload' ? [json, 'text/html'] : [json], headers, text));
  found.push(...openToBrowsers({ headers, request }));
  for (const { rule, pointer, message } of problems) {
    const [, rest] = /, goes on with (.*)$/s.exec(message) ?? [];
    const start = rule === 'bom' ? 'a byte order mark before ' : '';
    const got = text === '' ? 'an empty answer' : `${start}${rest ?? excerpt(text)}`;
    found.push({
      rule: `wire-${rule}`,
      pointer,
      message,
      source: 'document',
      expected: 'strict JSON in UTF-8',
      got,
    });
  }
  return found;
}

/** Browsers on other origins may read every answer, whoever asks (server facts 1.2). */
function openToBrowsers({ headers, request }: Pick<Exchange, 'headers' | 'request'>): Breach[] {
  const allowed = headers['access-control-allow-origin'];
  if (allowed === '*' || (allowed !== undefined && allowed === request.headers.Origin)) return [];
  const message = 'must carry Access-Control-Allow-Origin for any origin';
  const [expected, got] = ['*', allowed ?? 'absent'];
  return [{ rule: 'allow-origin', pointer: '', message, source: 'server', expected, got }];
}

function wrongStatus(status: number): Breach {
  return {
    rule: status >= 500 ? 'http-5xx' : 'http-status',
    pointer: '',
    message: `must have status 200, has ${status}`,
    source: status >= 500 ? 'document' : 'server',
    expected: '200',
    got: String(status),
  };
}

function contentType(allowed: readonly string[], headers: Exchange['headers'], text: string): Breach[] {
  const value = headers['content-type'];
  const expected = `${allowed.join(' or ')}; charset=UTF-8`;
  if (value === undefined) {
    return [
      {
        rule: 'content-type',
        pointer: '',
        message: 'must have a Content-Type',
        source: 'document',
        expected,
        got: 'absent',
      },
    ];
  }
  const [type = '', ...rest] = value.split(';').map(part => part.trim().toLowerCase());
  if (!allowed.includes(type)) {
    const got = `${value}: ${excerpt(text)}`;
    return [
      {
        rule: 'content-type',
        pointer: '',
        message: `must be ${allowed.join(' or ')}, is ${type}`,
        source: 'document',
        expected,
        got,
      },
    ];
  }
  const charset = rest
    .find(part => part.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset === 'utf-8' || charset === 'utf8') return [];
  const message = `must say charset UTF-8, says ${charset ?? 'none'}`;
  return [{ rule: 'charset', pointer: '', message, source: 'server', expected, got: value }];
}

/** The beginning of a text, on one line. */
export function excerpt(text: string, length = 200): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
