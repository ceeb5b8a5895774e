import type { Answer } from '../http/answer.ts';
import { doing } from './define.ts';
import type { Asked, Regression } from './hooks.ts';

const loss = doing('loss');

const served = (
  id: string,
  says: string,
  change: (answer: Answer, asked: Asked) => Answer,
  expected?: Regression['expected'],
) =>
  loss(
    id,
    ['files'],
    says,
    {
      answer: (answer, asked) =>
        asked.service === 'files' && answer.status === 200 ? change(answer, asked) : answer,
    },
    expected,
  );

const typed = (answer: Answer, type: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'Content-Type': type },
});

/** How files are served. */
export const servings: readonly Regression[] = [
  served('range-wrong', 'a part of a file is another part', (answer, { range }) => {
    const [, from = '0', to = '0'] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    if (range === undefined) return answer;
    const bytes = answer.bytes.subarray(0, Number(to) - Number(from) + 1);
    return {
      status: 206,
      headers: { ...answer.headers, 'Content-Range': `bytes ${from}-${to}/${answer.bytes.length}` },
      bytes,
    };
  }),
  served('picture-as-page', 'pictures are declared as pages', (answer, { path }) =>
    path.endsWith('.png') ? typed(answer, 'text/html;charset=UTF-8') : answer,
  ),
  served('picture-as-json', 'files are declared as JSON', answer => typed(answer, 'application/json')),
  served('thumbnail-empty', 'thumbnails are empty', (answer, { path }) =>
    path.includes('/t/') ? { ...answer, bytes: Buffer.alloc(0) } : answer,
  ),
  served('files-twice', 'files come twice in one', answer => ({
    ...answer,
    bytes: Buffer.concat([answer.bytes, answer.bytes]),
  })),
];
