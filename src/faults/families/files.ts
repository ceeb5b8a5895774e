import type { OperationId } from '../../spec/contract.ts';
import { changeAt, isSuccess } from '../change-at.ts';
import { type FaultText, fault } from '../family.ts';
import type { Fault, FaultContext, Injection } from '../fault.ts';
import { type Reply, withBody, withHeader } from '../reply.ts';

interface FileFault extends FaultText {
  readonly operation: OperationId;
  readonly injection: Injection;
}

/** Changes one field of every uploaded image. */
const ofImages = (name: string, change: (value: unknown) => unknown): Injection => ({
  stage: 'answer',
  apply: answer =>
    isSuccess(answer) ? changeAt(answer, ['data', 'images', '*', name], 'all', change) : answer,
});

/** Changes what is sent where path and answer fit. */
const ofFiles = (
  fits: (path: string, reply: Reply) => boolean,
  apply: (reply: Reply, context: FaultContext) => Reply,
): Injection => ({
  stage: 'bytes',
  apply: (reply, context) => (fits(context.path, reply) ? apply(reply, context) : reply),
});

const sent = (_path: string, { status }: Reply) => status === 200 || status === 206;
/** A name no upload gets. */
const nowhere = (url: unknown) => String(url).replace(/[0-9a-f]{32}/, '0'.repeat(32));

const files: readonly FileFault[] = [
  {
    name: 'link-to-nothing',
    en: 'uploadFile: oUrl leads to no file',
    zh: 'uploadFile：原图地址不存在',
    defect: 'D56',
    operation: 'uploadFile',
    injection: ofImages('oUrl', nowhere),
  },
  {
    name: 'thumbnail-link-to-nothing',
    en: 'uploadFile: tUrl leads to no file',
    zh: 'uploadFile：缩略图地址不存在',
    defect: 'D56',
    operation: 'uploadFile',
    injection: ofImages('tUrl', nowhere),
  },
  {
    name: 'no-thumbnail',
    en: 'uploadFile: the thumbnail is the original',
    zh: 'uploadFile：缩略图就是原图',
    defect: 'D68',
    operation: 'uploadFile',
    injection: {
      stage: 'answer',
      apply: answer =>
        isSuccess(answer)
          ? changeAt(answer, ['data', 'images', '*'], 'all', image => ({
              ...(image as object),
              tUrl: Reflect.get(image as object, 'oUrl'),
            }))
          : answer,
    },
  },
  {
    name: 'thumbnail-not-named',
    en: 'uploadFile: an image has no tUrl',
    zh: 'uploadFile：图片没有 tUrl',
    defect: 'D23',
    operation: 'uploadFile',
    injection: ofImages('tUrl', () => undefined),
  },
  {
    name: 'file-name-mangled',
    en: 'uploadFile: a Chinese file name comes back as Latin-1',
    zh: 'uploadFile：中文文件名乱码',
    defect: 'D06',
    operation: 'uploadFile',
    injection: ofImages('oFileName', name => Buffer.from(String(name), 'utf8').toString('latin1')),
  },
  {
    name: 'image-among-others',
    en: 'uploadFile: an image is listed among the other files',
    zh: 'uploadFile：图片归入其他文件',
    defect: 'D55',
    operation: 'uploadFile',
    injection: {
      stage: 'answer',
      apply: answer =>
        isSuccess(answer)
          ? changeAt(answer, ['data'], 'all', data => {
              const { images, ...rest } = data as Record<string, unknown>;
              return images === undefined ? rest : { ...rest, others: images };
            })
          : answer,
    },
  },
  {
    name: 'upload-marked-failed',
    en: 'uploadFile: a file that was stored is marked as failed',
    zh: 'uploadFile：已保存的文件标为失败',
    defect: 'D37',
    operation: 'uploadFile',
    injection: ofImages('status', () => 0),
  },
  {
    name: 'upload-fails',
    en: 'uploadFile: answers that the upload failed',
    zh: 'uploadFile：返回上传失败',
    defect: 'D36',
    operation: 'uploadFile',
    injection: {
      stage: 'answer',
      apply: answer => (isSuccess(answer) ? { resultCode: -1, resultMsg: '文件上传失败' } : answer),
    },
  },
  {
    name: 'other-bytes',
    en: 'getFile: the bytes are not those that were uploaded',
    zh: 'getFile：文件内容与上传的不同',
    defect: 'D68',
    operation: 'getFile',
    injection: ofFiles(sent, reply => {
      const bytes = Buffer.from(reply.body);
      const last = bytes.length - 1;
      if (last >= 0) bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
      return withBody(reply, bytes);
    }),
  },
  {
    name: 'empty-file',
    en: 'getFile: every file is empty',
    zh: 'getFile：文件内容为空',
    defect: 'D14',
    operation: 'getFile',
    injection: ofFiles(sent, reply => withBody(reply, '')),
  },
  {
    name: 'page-served',
    en: 'getFile: serves names that end in .html',
    zh: 'getFile：返回 .html 文件',
    defect: 'D20',
    operation: 'getFile',
    injection: ofFiles(
      (_path, { status }) => status === 403,
      reply => withBody(withHeader({ ...reply, status: 200 }, 'Content-Type', 'text/html'), '<p>page</p>'),
    ),
  },
  {
    name: 'no-expiry',
    en: 'getFile: sends no cache headers',
    zh: 'getFile：没有缓存期限',
    defect: 'D18',
    operation: 'getFile',
    injection: ofFiles(sent, reply =>
      withHeader(withHeader(reply, 'Cache-Control', undefined), 'Expires', undefined),
    ),
  },
  {
    name: 'expiry-of-a-minute',
    en: 'getFile: files may be cached for one minute only',
    zh: 'getFile：缓存只有一分钟',
    defect: 'D18',
    operation: 'getFile',
    injection: ofFiles(sent, reply => withHeader(reply, 'Cache-Control', 'max-age=60')),
  },
  {
    name: 'type-unknown',
    en: 'getFile: sends images as application/octet-stream',
    zh: 'getFile：图片类型错误',
    defect: 'D04',
    operation: 'getFile',
    injection: ofFiles(sent, reply => withHeader(reply, 'Content-Type', 'application/octet-stream')),
  },
  {
    name: 'thumbnail-missing',
    en: 'getFile: thumbnails are missing (404)',
    zh: 'getFile：缩略图不存在',
    defect: 'D56',
    operation: 'getFile',
    injection: ofFiles(
      path => path.includes('/t/'),
      reply => withBody({ ...reply, status: 404 }, 'There is no such file.\n'),
    ),
  },
  {
    name: 'missing-is-empty',
    en: 'getFile: a missing file is answered as an empty one',
    zh: 'getFile：不存在的文件返回空内容',
    defect: 'D39',
    operation: 'getFile',
    injection: ofFiles(
      (_path, { status }) => status === 404,
      reply => withBody({ ...reply, status: 200 }, ''),
    ),
  },
];

/** What can go wrong with uploads and the files behind them. */
export function fileFaults(): Fault[] {
  return files.map(({ name, en, zh, defect, operation, injection }) =>
    fault('files', { name, en, zh, defect, operations: [operation] }, injection),
  );
}
