import type { Answer } from '../http/answer.ts';
import { proxyPage } from '../http/weather.ts';
import { doing } from './define.ts';
import type { Body, Harm, Regression } from './hooks.ts';
import { object, type Row } from './rewrite.ts';

const upload = '/upload/UploadServlet';

const served = (id: string, says: string, change: (answer: Answer, path: string) => Answer) =>
  doing('loss')(id, ['files'], says, {
    answer: (answer, { service, path }) => (service === 'files' ? change(answer, path) : answer),
  });

const answered = (
  id: string,
  harm: Harm,
  says: string,
  change: (body: Body) => Body,
  expected?: Regression['expected'],
) =>
  doing(harm)(
    id,
    [upload],
    says,
    { body: (body, path) => (path === upload ? change(body) : body) },
    expected,
  );

const cutAt = (limit: number) => (answer: Answer) => ({ ...answer, bytes: answer.bytes.subarray(0, limit) });

/** Changes each file of an upload's answer. */
const items = (body: Body, change: (item: Row) => Row): Body =>
  object(body, groups =>
    Object.fromEntries(
      Object.entries(groups).map(([kind, files]) => [kind, Array.isArray(files) ? files.map(change) : files]),
    ),
  );

const mojibake = (text: unknown) => Buffer.from(String(text), 'utf8').toString('latin1');

/** Files that come back as others, or not at all. */
export const files: readonly Regression[] = [
  served('files-cut-1k', 'files end after 1 KiB', cutAt(1024)),
  served('files-cut-1m', 'files end after 1 MiB', cutAt(1024 * 1024)),
  served('files-other-bytes', 'line ends are converted in files', answer => ({
    ...answer,
    bytes: Buffer.from(answer.bytes.toString('latin1').replace(/\r\n/g, '\n'), 'latin1'),
  })),
  served('files-empty', 'files come back empty', cutAt(0)),
  served('files-missing', 'no original is found', (answer, path) =>
    path.includes('/o/') ? proxyPage(404, 'Not Found') : answer,
  ),
  served('thumbnails-missing', 'no thumbnail is found', (answer, path) =>
    path.includes('/t/') ? proxyPage(404, 'Not Found') : answer,
  ),
  answered('thumbnails-not-made', 'loss', 'a thumbnail is the original', body =>
    items(body, item => ('tUrl' in item ? { ...item, tUrl: item.oUrl } : item)),
  ),
  answered('thumbnails-of-first', 'loss', 'every thumbnail is that of the first picture', body =>
    object(body, groups => {
      const images = Array.isArray(groups.images) ? groups.images : [];
      const { tUrl } = images[0] ?? {};
      return { ...groups, ...(tUrl && { images: images.map(item => ({ ...item, tUrl })) }) };
    }),
  ),
  answered('extensions-lost', 'transport', 'addresses of files have no extension', body =>
    items(body, item => ({ ...item, oUrl: String(item.oUrl).replace(/\.\w+$/, '') })),
  ),
  answered('thumbnails-unnamed', 'shape', 'pictures come without tUrl', body =>
    items(body, ({ tUrl: _, ...item }) => item),
  ),
  answered('file-names-garbled', 'loss', 'names of files are read in another charset', body =>
    items(body, item => ({ ...item, oFileName: mojibake(item.oFileName) })),
  ),
  answered('upload-counts-wrong', 'shape', 'counts no files', body => ({
    ...body,
    ...('total' in body ? { total: 0, success: 0 } : {}),
  })),
];
