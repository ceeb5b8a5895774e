import { doing } from './define.ts';
import type { Body, Hooks, Regression } from './hooks.ts';
import { without } from './rewrite.ts';

const shape = doing('shape');

const failing = (
  id: string,
  paths: readonly string[],
  says: string,
  change: (body: Body) => Body,
  expected: Regression['expected'] = 'drift',
) =>
  shape(
    id,
    paths,
    says,
    { body: (body, path) => (paths.includes(path) && body.resultCode !== 1 ? change(body) : body) },
    expected,
  );

/** Answers that tell when the first of them was made. */
const standing = (stands: (path: string) => boolean) => (): Hooks => {
  let first: unknown;
  return {
    body: (body, path) => {
      if (!stands(path) || !('currentTime' in body)) return body;
      first ??= body.currentTime;
      return { ...body, currentTime: first };
    },
  };
};

/** One operation tells the same time for ever. */
const frozen = (id: string, path: string) =>
  shape(
    id,
    [path],
    'one operation tells the same time for ever',
    standing(of => of === path),
    'drift',
  );

const upload = '/upload/UploadServlet';

/** What stands around the data. */
export const envelopes: readonly Regression[] = [
  failing('upload-failures-silent', [upload], 'failures of the upload say nothing', body =>
    without(body, 'resultMsg'),
  ),
  failing('bound-failures-silent', ['/friends/page'], 'failures of the binding say nothing', body =>
    'detailMsg' in body ? without(body, 'resultMsg') : body,
  ),
  failing('token-failures-timed', ['/tigase/search'], 'failures of the token tell the time', body =>
    [1030101, 1030102].includes(Number(body.resultCode)) ? { ...body, currentTime: 1_614_074_769_039 } : body,
  ),
  failing('failures-with-data', ['/room/get'], 'failures have data', body => ({ ...body, data: {} })),
  failing('failures-untimed', ['/room/update'], 'failures of the operation do not tell the time', body =>
    without(body, 'currentTime'),
  ),
  frozen('config-clock-frozen', '/config'),
  frozen('room-clock-frozen', '/room/get'),
  doing('units')(
    'told-time-frozen',
    ['/user/get', '/room/get'],
    'every answer tells when the first was made',
    standing(() => true),
  ),
  shape(
    'history-without-text',
    ['/tigase/shiku_muc_msgs'],
    'the history of a group lost its resultMsg',
    {
      body: (body, path) => (path === '/tigase/shiku_muc_msgs' ? without(body, 'resultMsg') : body),
    },
    'drift',
  ),
];
