import type { Answer } from '../http/answer.ts';
import { doing } from './define.ts';
import type { Asked, Regression } from './hooks.ts';

const withoutCors = (answer: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !name.startsWith('Access-Control-')),
  ),
});

const allowing = (answer: Answer, origin: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Access-Control-Allow-Origin': origin },
});

const reach = (
  id: string,
  paths: readonly string[],
  says: string,
  change: (answer: Answer, asked: Asked) => Answer,
) => doing('reach')(id, paths, says, { answer: change });

/** What keeps an app in a browser from reading answers. */
export const reaches: readonly Regression[] = [
  reach('cors-missing', ['/user/get', '/config'], 'no CORS headers at all', withoutCors),
  reach('cors-other-origin', ['/user/get'], 'another origin is allowed', answer => ({
    ...answer,
    headers: { ...answer.headers, 'Access-Control-Allow-Origin': 'https://im.example' },
  })),
  reach('cors-missing-on-failures', ['/user/get'], 'an app cannot read failures', (answer, asked) =>
    asked.resultCode === 1 || asked.method === 'OPTIONS' ? answer : withoutCors(answer),
  ),
  reach('cors-missing-history', ['/tigase/shiku_msgs'], 'one operation lost its headers', (answer, asked) =>
    asked.path === '/tigase/shiku_msgs' ? withoutCors(answer) : answer,
  ),
  reach('cors-missing-upload', ['/upload/UploadServlet'], 'the upload lost its headers', (answer, asked) =>
    asked.service === 'upload' ? withoutCors(answer) : answer,
  ),
  reach('cors-other-origin-on-failures', ['/user/get'], 'failures allow another origin', (answer, asked) =>
    asked.resultCode === 1 || asked.method === 'OPTIONS' ? answer : allowing(answer, 'https://im.example'),
  ),
  reach('cors-twice', ['/user/get'], 'two proxies allow every origin, which browsers refuse', answer =>
    allowing(answer, '*, *'),
  ),
  reach('cors-null', ['/friends/page'], 'the origin null is allowed', answer => allowing(answer, 'null')),
  reach('cors-preflight-bare', ['OPTIONS'], 'a preflight allows nothing', (answer, asked) =>
    asked.method === 'OPTIONS' ? withoutCors(answer) : answer,
  ),
  reach('cors-preflight-other-origin', ['OPTIONS'], 'a preflight allows another origin', (answer, asked) =>
    asked.method === 'OPTIONS' ? allowing(answer, 'https://im.example') : answer,
  ),
  reach('cors-preflight-no-headers', ['OPTIONS'], 'a preflight allows no header', (answer, asked) => {
    const { 'Access-Control-Allow-Headers': _, ...headers } = answer.headers;
    return asked.method === 'OPTIONS' ? { ...answer, headers } : answer;
  }),
  reach('cors-upload-preflight', ['OPTIONS'], 'no upload is allowed', (answer, asked) =>
    asked.method === 'OPTIONS' && asked.service === 'upload'
      ? { ...withoutCors(answer), status: 405 }
      : answer,
  ),
  reach('cors-preflight-refused', ['OPTIONS'], 'a preflight is refused', (answer, asked) =>
    asked.method === 'OPTIONS' ? { ...withoutCors(answer), status: 405 } : answer,
  ),
];
