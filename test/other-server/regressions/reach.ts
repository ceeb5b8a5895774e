import type { Answer } from '../http/answer.ts';
import { doing } from './define.ts';
import type { Asked, Regression } from './hooks.ts';

const withoutCors = (answer: Answer): Answer => ({
  ...answer,
  headers: Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !name.startsWith('Access-Control-')),
  ),
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
  reach('cors-preflight-refused', ['OPTIONS'], 'a preflight is refused', (answer, asked) =>
    asked.method === 'OPTIONS' ? { ...withoutCors(answer), status: 405 } : answer,
  ),
];
