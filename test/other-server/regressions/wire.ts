import { gzipSync } from 'node:zlib';
import { failures } from '../failures.ts';
import type { Answer } from '../http/answer.ts';
import { proxyPage } from '../http/weather.ts';
import { doing } from './define.ts';
import type { Asked, Regression } from './hooks.ts';

const broken = doing('transport');

const sent = (
  id: string,
  paths: readonly string[],
  says: string,
  change: (answer: Answer, asked: Asked) => Answer,
  expected?: Regression['expected'],
) =>
  broken(
    id,
    paths,
    says,
    {
      answer: (answer, asked) =>
        asked.service === 'api' && asked.method !== 'OPTIONS' ? change(answer, asked) : answer,
    },
    expected,
  );

const typed = (answer: Answer, type: string | undefined): Answer => {
  const { 'Content-Type': _, ...rest } = answer.headers;
  return { ...answer, headers: type === undefined ? rest : { ...rest, 'Content-Type': type } };
};

const packed = (answer: Answer, bytes: Buffer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Content-Encoding': 'gzip' },
  bytes,
});

/** Paths that a check begins with; it shows in all answers. */
const everything = ['/config', '/user/get', '/room/list/his'];

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

const at = (path: string, change: (answer: Answer) => Answer) => (answer: Answer, asked: Asked) =>
  asked.path === path ? change(answer) : answer;

const retold = (change: (text: string) => string) => (answer: Answer) => ({
  ...answer,
  bytes: Buffer.from(change(answer.bytes.toString('utf8'))),
});

/** Encodings, types and forms that clients do not expect. */
export const wires: readonly Regression[] = [
  sent(
    'type-plain',
    ['/room/get'],
    'JSON is declared as plain text',
    at('/room/get', answer => typed(answer, 'text/plain;charset=UTF-8')),
  ),
  sent(
    'type-missing',
    ['/friends/page'],
    'an answer says nothing of its type',
    at('/friends/page', answer => typed(answer, undefined)),
  ),
  sent(
    'charset-missing',
    ['/user/get'],
    'an answer says nothing of its charset',
    at('/user/get', answer => typed(answer, 'application/json')),
    'drift',
  ),
  sent(
    'gzip-declared-alone',
    ['/room/list/his'],
    'an answer says gzip and is not packed',
    at('/room/list/his', answer => packed(answer, answer.bytes)),
  ),
  sent('gzip-declared-everywhere', everything, 'all answers say gzip and none is packed', answer =>
    packed(answer, answer.bytes),
  ),
  sent(
    'gzip-cut',
    ['/tigase/shiku_msgs'],
    'a packed answer ends too early',
    at('/tigase/shiku_msgs', answer => {
      const bytes = gzipSync(answer.bytes);
      return packed(answer, bytes.subarray(0, Math.max(20, bytes.length - 12)));
    }),
  ),
  sent(
    'gzip-undeclared',
    ['/friends/page'],
    'a packed answer does not say so',
    at('/friends/page', answer => ({ ...answer, bytes: gzipSync(answer.bytes) })),
  ),
  sent(
    'gzip-broken-if-taken',
    ['/user/get', '/room/list/his'],
    'whoever takes gzip, as browsers do, gets what nobody can unpack',
    (answer, asked) => (asked.takesPacked ? packed(answer, half(gzipSync(answer.bytes))) : answer),
  ),
  sent('created', ['/room/add'], 'a success has the HTTP status 201', (answer, asked) =>
    asked.path === '/room/add' && asked.resultCode === 1 ? { ...answer, status: 201 } : answer,
  ),
  sent(
    'failures-are-pages',
    ['/room/update', '/room/get'],
    'failures of the operations are pages of an error',
    (answer, asked) => {
      const { resultCode = 1 } = asked;
      const byFilter = new Set<number>([failures['token-missing'].code, failures['token-invalid'].code]).has(
        resultCode,
      );
      return resultCode === 1 || byFilter ? answer : proxyPage(500, 'Internal Server Error', answer.headers);
    },
  ),
  sent(
    'not-a-number',
    ['/room/get'],
    'a number is NaN',
    at(
      '/room/get',
      retold(text => text.replace(/"userSize":\d+/, '"userSize":NaN')),
    ),
  ),
  sent(
    'keys-twice',
    ['/room/get'],
    'a key comes twice',
    at(
      '/room/get',
      retold(text => text.replace(/"userSize":(\d+)/, '"userSize":$1,"userSize":$1')),
    ),
  ),
  sent(
    'control-characters',
    ['/user/get'],
    'texts hold bare line ends',
    at(
      '/user/get',
      retold(text => text.replace('"nickname":"', '"nickname":"\n')),
    ),
  ),
  sent(
    'numbers-too-long',
    ['/user/get'],
    'a number is more than clients can hold',
    at(
      '/user/get',
      retold(text => text.replace(/"createTime":(\d+)/, '"createTime":$1000000000000')),
    ),
  ),
  broken('form-not-read', ['/user/get', '/room/list/his'], 'forms are not read', {
    form: () => new URLSearchParams(),
  }),
  broken('form-not-read-search', ['/tigase/search'], 'one operation does not read forms', {
    form: (form, path) =>
      path === '/tigase/search'
        ? new URLSearchParams({ access_token: form.get('access_token') ?? '' })
        : form,
  }),
  broken('form-latin', ['/room/update', '/console/oneSendOne'], 'forms are read in another charset', {
    form: form =>
      new URLSearchParams(
        Object.fromEntries(
          [...form].map(([name, value]) => [name, Buffer.from(value, 'utf8').toString('latin1')]),
        ),
      ),
  }),
];
