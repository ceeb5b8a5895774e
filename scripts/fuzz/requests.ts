import type { Random } from '../../src/check/suite/random.ts';
import { controlDocument } from '../../src/control-api/generated/document.gen.ts';
import { loadContract } from '../../src/spec/contract.ts';
import { oddHeaders } from './odd-headers.ts';
import { mutated, oddJson, oddText } from './oddities.ts';
import { written } from './written.ts';

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
