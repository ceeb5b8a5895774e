import { type FailureName, failures } from '../failures.ts';
import type { Answer } from '../http/answer.ts';
import { doing } from './define.ts';
import type { Asked, Body, Regression } from './hooks.ts';

const broken = doing('transport');

const sent = (
  id: string,
  paths: readonly string[],
  says: string,
  change: (answer: Answer, asked: Asked) => Answer,
  expected?: Regression['expected'],
) => {
  const meant = ({ service, method }: Asked) => service === 'api' && method !== 'OPTIONS';
  const answer = (whole: Answer, asked: Asked) => (meant(asked) ? change(whole, asked) : whole);
  return broken(id, paths, says, { answer }, expected);
};

const coded = (
  id: string,
  paths: readonly string[],
  says: string,
  change: (body: Body) => Body,
  expected?: Regression['expected'],
) => broken(id, paths, says, { body: change }, expected);

const text = (answer: Answer, change: (text: string) => string): Answer => ({
  ...answer,
  bytes: Buffer.from(change(answer.bytes.toString('utf8'))),
});

const failed = ({ resultCode }: Asked) => resultCode !== undefined && resultCode !== 1;
const code = (name: FailureName): number => failures[name].code;
const tokens = [code('token-missing'), code('token-invalid')];

/** Answers that clients cannot read, or read wrongly. */
export const transport: readonly Regression[] = [
  sent('status-400', ['/room/update'], 'failures have the HTTP status 400', (answer, asked) =>
    failed(asked) && !tokens.includes(asked.resultCode ?? 0) ? { ...answer, status: 400 } : answer,
  ),
  sent('status-401', ['/user/get'], 'a bad token has the HTTP status 401', (answer, asked) =>
    tokens.includes(asked.resultCode ?? 0) ? { ...answer, status: 401 } : answer,
  ),
  sent('status-500', ['/friends/page'], 'internal errors have the HTTP status 500', (answer, asked) =>
    asked.resultCode === code('internal') ? { ...answer, status: 500 } : answer,
  ),
  sent('answer-cut', ['/tigase/shiku_msgs'], 'long answers are cut', (answer, { path }) =>
    path === '/tigase/shiku_msgs' ? text(answer, body => body.slice(0, -2)) : answer,
  ),
  sent('answer-marked', ['/user/get'], 'answers begin with a byte order mark', answer =>
    text(answer, body => `\ufeff${body}`),
  ),
  sent('answer-twice-encoded', ['/room/get'], 'an answer is JSON in a JSON text', (answer, { path }) =>
    path === '/room/get' ? text(answer, body => JSON.stringify(body)) : answer,
  ),
  sent('chinese-lost', ['/user/get', '/room/list/his'], 'Chinese becomes question marks', answer =>
    text(answer, body => body.replace(/[\u0100-\uffff]/g, '?')),
  ),
  sent('json-as-page', ['/user/get'], 'JSON is declared as HTML', answer => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Type': 'text/html;charset=UTF-8' },
  })),
  sent('latin-1', ['/user/get', '/room/list/his'], 'answers are in another charset', answer => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Type': 'application/json;charset=ISO-8859-1' },
    bytes: Buffer.from(answer.bytes.toString('utf8'), 'latin1'),
  })),
  sent(
    'no-content',
    ['/tigase/dialog/add'],
    'what has no data has no answer',
    (answer, { path, resultCode }) =>
      path === '/tigase/dialog/add' && resultCode === 1
        ? { ...answer, status: 204, bytes: Buffer.alloc(0) }
        : answer,
  ),
  sent(
    'missing-is-404',
    ['/room/get'],
    'a group that is not there has the HTTP status 404',
    (answer, asked) => (asked.resultCode === code('room-missing') ? { ...answer, status: 404 } : answer),
  ),
  sent('redirected', ['/friends/page'], 'one operation redirects to itself', (answer, { path }) =>
    path === '/friends/page'
      ? { ...answer, status: 302, headers: { Location: path }, bytes: Buffer.alloc(0) }
      : answer,
  ),
  sent('error-page', ['/tigase/search'], 'one operation answers a page', (answer, { path }) =>
    path === '/tigase/search'
      ? { ...answer, status: 500, bytes: Buffer.from('<html><body>Internal Server Error</body></html>') }
      : answer,
  ),
  coded('code-zero', ['/room/update', '/user/get'], 'every failure is code 0', body =>
    body.resultCode === 1 ? body : { ...body, resultCode: 0 },
  ),
  coded('code-text', ['/user/get'], 'codes are texts', body => ({
    ...body,
    resultCode: String(body.resultCode),
  })),
  coded('code-always-1', ['/room/get', '/user/get'], 'every failure is a success', body =>
    body.resultCode === 1 ? body : { ...body, resultCode: 1 },
  ),
  coded('token-codes-swapped', ['/user/get'], 'a bad token is called a missing one', body =>
    body.resultCode === code('token-invalid') ? { ...body, resultCode: code('token-missing') } : body,
  ),
  coded(
    'permission-code-changed',
    ['/room/update'],
    'a refusal has a code of another meaning',
    body => (body.resultCode === code('no-permission') ? { ...body, resultCode: 10110 } : body),
    'drift',
  ),
];
