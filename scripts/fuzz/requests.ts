import type { Random } from '../../src/check/suite/random.ts';
import { controlDocument } from '../../src/control-api/generated/document.gen.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { mutated, oddJson, oddText } from './oddities.ts';

export type Port = 'api' | 'upload' | 'files';

/** A request that nobody should send. */
export interface HostileRequest {
  readonly port: Port;
  readonly bytes: Buffer;
  /** Whether it is well-formed HTTP from end to end, so that exactly one answer has to come. */
  readonly complete: boolean;
  readonly method: string;
  /** What its body has to be. */
  readonly answer: 'json' | 'anything';
}

const contract = loadContract();
const operations = contract.operations.filter(operation => operation.service === 'api');
const methods = [
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
] as const;
/** Operations of the control API that answer when something happens, and not before, or take seconds. */
const waiting = ['watchEvents', 'waitForRequests', 'activateScenario', 'getContract'];

/** Makes the next hostile request; the same ones follow from the same numbers. */
export function hostileRequest(random: Random): HostileRequest {
  const kind = random.below(20);
  if (kind < 8) return apiRequest(random);
  if (kind < 10) return uploadRequest(random);
  if (kind < 13) return fileRequest(random);
  if (kind < 16) return controlRequest(random);
  return rawRequest(random);
}

function apiRequest(random: Random): HostileRequest {
  const operation = operations[random.below(operations.length)] ?? operations[0];
  const parameters = new URLSearchParams(random.below(3) > 0 ? operation?.example : {});
  const names = operation?.parameters.map(parameter => parameter.name) ?? [];
  for (let times = random.below(4); times > 0; times--)
    parameters.append(
      names[random.below(names.length + 1)] ?? oddText(random),
      oddText(random).toWellFormed(),
    );
  const path = random.below(6) > 0 ? (operation?.path ?? '/') : oddPath(operation?.path ?? '/', random);
  const method = random.pick(methods);
  // A whole query has no room in the request line.
  const text = String(parameters).slice(0, 20_000);
  const inBody = method === 'POST' && random.below(3) > 0;
  const type = random.pick([
    'application/x-www-form-urlencoded',
    'APPLICATION/X-WWW-FORM-URLENCODED; charset=utf8',
    'application/json',
    'text/plain; charset=klingon',
    'application/x-www-form-urlencoded; charset=klingon',
    '',
  ]);
  return {
    port: 'api',
    method,
    complete: true,
    answer: 'json',
    bytes: written(
      random,
      method,
      inBody ? path : `${path}?${text}`,
      [...oddHeaders(random), ...(type === '' ? [] : [`Content-Type: ${type}`])],
      inBody ? text : '',
    ),
  };
}

function oddPath(path: string, random: Random): string {
  return random.pick([
    `/${path}`,
    `${path}/`,
    `${path};a=b`,
    path.toUpperCase(),
    `${path}/..`,
    `http://127.0.0.1${path}`,
    `${path}%00`,
    `/%2e%2e${path}`,
    `/__admin${path}`,
    `${path}${encodeURI(oddText(random).toWellFormed())}`,
    '*',
    '//',
    '/%',
  ]);
}

/** Headers that the mock looks at, with values it should not trust. */
function oddHeaders(random: Random): string[] {
  const value = () =>
    oddText(random)
      .replace(/[^\x20-\x7e]/g, '')
      .slice(0, 2000);
  const all = [
    () => `X-Mock-Session: ${random.pick(['', 'a b', 'x'.repeat(80), `s${random.below(30)}`, value()])}`,
    () => `Cookie: mock-session=${value()}; a=${value()}`,
    () =>
      `Prefer: ${random.pick(['code=1030102', 'code=x', 'example=documented', 'fault=nonsense', 'delay=1', value()])}`,
    () => `Origin: ${random.pick(['null', 'http://evil.test', value()])}`,
    () => `X-Forwarded-Host: ${value()}`,
    () => `X-Forwarded-Proto: ${value()}`,
    () => `X-Forwarded-For: ${value()}`,
    () => `Range: bytes=${random.pick(['0-0', '-1', '5-', '9-1', '0-1,3-4', value()])}`,
    () => `If-None-Match: ${random.pick(['*', '"x"', value()])}`,
    () => `If-Match: ${random.pick(['*', '"x"', value()])}`,
    () => `If-Modified-Since: ${value()}`,
    () => `If-Range: ${value()}`,
    () => `Authorization: Bearer ${value()}`,
    () => `Sec-Fetch-Site: ${random.pick(['same-origin', 'cross-site', value()])}`,
    () => `Accept-Encoding: ${value()}`,
    () => `X-${'y'.repeat(random.below(100))}: ${value()}`,
    () => 'Upgrade: websocket',
  ] as const;
  return Array.from({ length: random.below(4) }, () => random.pick(all)());
}

function uploadRequest(random: Random): HostileRequest {
  const name = () => oddText(random).slice(0, 200);
  const part = () => {
    const picture = Buffer.from(
      random.pick(['\x89PNG\r\n\x1a\n', 'GIF89a', '\xff\xd8\xff', 'BM', '']),
      'latin1',
    );
    const extension = random.pick(['png', 'jpg', 'gif', 'bmp', 'svg', 'html', 'mp3', 'txt', '']);
    const noise = Buffer.from(Array.from({ length: random.below(200) }, () => random.below(256)));
    return Buffer.concat([
      Buffer.from(
        `--b\r\nContent-Disposition: form-data; name="${name()}"; filename="${name()}.${extension}"\r\n\r\n`,
      ),
      picture,
      noise,
      Buffer.from('\r\n'),
    ]);
  };
  const parts = Array.from({ length: random.below(4) }, part);
  const field = Buffer.from(
    `--b\r\nContent-Disposition: form-data; name="validTime"\r\n\r\n${oddText(random)}\r\n`,
  );
  const whole = Buffer.concat([...parts, field, Buffer.from('--b--\r\n')]);
  const body = random.below(2) > 0 ? whole : mutated(whole, random);
  const type = random.pick([
    'multipart/form-data; boundary=b',
    'multipart/form-data; boundary=c',
    'multipart/form-data',
    'MULTIPART/FORM-DATA; BOUNDARY="b"',
  ]);
  const path = random.pick(['/upload/UploadServlet', '/upload/UploadServlet', '//upload/UploadServlet/;x']);
  return {
    port: random.pick(['api', 'upload']),
    method: 'POST',
    complete: true,
    answer: 'json',
    bytes: written(random, 'POST', path, [...oddHeaders(random), `Content-Type: ${type}`], body),
  };
}

function fileRequest(random: Random): HostileRequest {
  const known = '/0/0/202103/o/bdb89a47460d453993c19619e608b6dc.png';
  const path = random.pick([
    known,
    known.replace('/o/', '/t/'),
    `/0/${encodeURI(oddText(random).toWellFormed())}`,
    '/0/../../etc/passwd',
    '/0/..%2f..%2fetc',
    '/0/.incoming/x',
    `${known}.html`,
    oddPath(known, random),
    `/0/${'a/'.repeat(random.below(500))}`,
  ]);
  const method = random.pick(methods);
  return {
    port: random.pick(['api', 'files']),
    method,
    complete: true,
    answer: 'anything',
    bytes: written(random, method, path, oddHeaders(random), ''),
  };
}

function controlRequest(random: Random): HostileRequest {
  const paths = Object.keys(controlDocument.paths);
  const template = paths[random.below(paths.length)] ?? '/';
  const ids = Object.values(controlDocument.paths[template] ?? {}).map(it =>
    String(Reflect.get(Object(it), 'operationId')),
  );
  const isWaiting = ids.some(id => waiting.includes(id));
  const path = isWaiting
    ? '/version'
    : template.replace(/\{\w+\}/g, () => encodeURIComponent(oddText(random).toWellFormed().slice(0, 500)));
  const method = random.pick(methods);
  const body = ['POST', 'PUT', 'PATCH'].includes(method)
    ? Buffer.from(JSON.stringify(oddJson(random)))
    : Buffer.alloc(0);
  // What is switched on there must not change what others are answered.
  const session = `X-Mock-Session: control-${random.below(20)}`;
  const query =
    random.below(2) > 0
      ? ''
      : `?${random.pick(['offset', 'limit', 'full', 'query', 'since', oddText(random)].map(it => encodeURIComponent(it.toWellFormed())) as [string, ...string[]])}=${random.below(50)}`;
  return {
    port: 'api',
    method,
    complete: true,
    answer: 'anything',
    bytes: written(
      random,
      method,
      `/__admin${path}${query}`,
      [session, 'Content-Type: application/json'],
      random.below(4) > 0 ? body : mutated(body, random),
    ),
  };
}

/** Bytes of which some are no HTTP, or not all of it. */
function rawRequest(random: Random): HostileRequest {
  const base = random.pick([apiRequest, uploadRequest, fileRequest])(random);
  const noise = () => Buffer.from(Array.from({ length: 1 + random.below(300) }, () => random.below(256)));
  const bytes = random.pick([
    () => mutated(base.bytes, random),
    () => mutated(base.bytes, random),
    () => noise(),
    () => base.bytes.subarray(0, random.below(base.bytes.length)),
    () => Buffer.concat([base.bytes, noise()]),
    () => Buffer.from(`GET /${'x'.repeat(random.below(100_000))} HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => Buffer.from(`CONNECT ${oddText(random)} HTTP/1.1\r\nHost: x\r\n\r\n`),
    () =>
      Buffer.from(
        `POST /user/get HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${oddText(random)}\r\n`,
      ),
    () => Buffer.from(`GET /config HTTP/${random.pick(['0.9', '1.0', '2.0', '9'])}\r\n\r\n`),
    () => Buffer.from(`GET /config HTTP/1.1\r\nHost: x\r\nContent-Length: ${oddText(random)}\r\n\r\n`),
  ])();
  return { ...base, bytes, complete: false };
}

/** Writes a request that is well-formed as HTTP, whatever it means. */
function written(
  random: Random,
  method: string,
  target: string,
  headers: readonly string[],
  body: Buffer | string,
): Buffer {
  const bytes = Buffer.from(body);
  const hasBody = bytes.length > 0 || method === 'POST';
  const chunked = hasBody && random.below(4) === 0;
  const framing = !hasBody
    ? []
    : [chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${bytes.length}`];
  // Of what a request line may have, no more: the rest is for the raw ones.
  const line = `${method} ${target.replace(/[^\x21-\x7e]/g, '')} HTTP/1.1`;
  const head = Buffer.from(
    `${[line, `Host: ${random.pick(['127.0.0.1', 'localhost:9', 'evil.test', 'a@b', 'x/y'])}`, ...headers, ...framing].join('\r\n')}\r\n\r\n`,
    'latin1',
  );
  return Buffer.concat([head, chunked ? chunksOf(bytes, random) : bytes]);
}

function chunksOf(bytes: Buffer, random: Random): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = Math.min(bytes.length - at, 1 + random.below(500));
    parts.push(
      Buffer.from(`${length.toString(16)}\r\n`),
      bytes.subarray(at, at + length),
      Buffer.from('\r\n'),
    );
    at += length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
