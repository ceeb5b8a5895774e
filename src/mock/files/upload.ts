import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import multer, { MulterError } from 'multer';
import { type FailureName, resultCodes } from '../../errors.ts';
import type { components } from '../../spec/generated/types.gen.ts';
import type { Moment } from '../../store/clock.ts';
import type { ResourceRow } from '../../store/rows.ts';
import { extensionOf, type MediaGroup, mediaGroup } from './media.ts';
import { thumbnail, UndecodableImage } from './thumbnail.ts';
import type { FileVault } from './vault.ts';

type Schemas = components['schemas'];
type Item = Schemas['UploadedImage'] | Schemas['UploadedItem'] | Schemas['RefusedItem'];

/** What one upload needs of the world it happens in. */
export interface UploadWorld {
  readonly now: Moment;
  nextName(): string;
  /** Keeps the rows of the uploaded files; the answer waits for it. */
  record(rows: readonly ResourceRow[]): Promise<void>;
}

export interface UploadOptions {
  readonly vault: FileVault;
  /** Bytes a file may have. */
  readonly sizeLimit: number;
  readonly headers: Readonly<Record<string, string>>;
  worldOf(request: Request): UploadWorld;
  /** Base of the URLs in the answer, without a trailing slash. */
  filesUrl(request: Request): string;
}

/** The server's own words for a picture that cannot be decoded (server facts section 5). */
const undecodable = '文件异常，请上传正确有效格式的文件';
const path = '/upload/UploadServlet';
const secondsADay = 24 * 60 * 60;

/** The upload service (document 3.1, server facts section 5). Needs no token. */
export function uploadService(options: UploadOptions): Router {
  const { sizeLimit, headers } = options;
  const router = express.Router({ caseSensitive: true });
  const readForm = multer({ limits: { fileSize: sizeLimit, files: 100 }, defParamCharset: 'utf8' }).any();

  const send = (response: Response, status: number, answer: object) => {
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(answer));
  };
  const refuse = (response: Response, failure: FailureName, status = 200) => {
    const { code, zh } = resultCodes[failure];
    send(response, status, { resultCode: code, resultMsg: zh });
  };

  router.options(path, (_request, response) => {
    response.writeHead(200, { ...headers, 'Access-Control-Allow-Headers': uploadHeaders(headers) });
    response.end('Success');
  });
  router.post(path, (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now();
    if (!request.is('multipart/form-data')) return refuse(response, 'internal');
    readForm(request, response, async (error?: unknown) => {
      if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE') {
        return refuse(response, 'parameterInvalid', 413);
      }
      if (error !== undefined) return refuse(response, 'internal');
      const files = (Array.isArray(request.files) ? request.files : []).filter(file => file.size > 0);
      if (files.length === 0) return refuse(response, 'parameterInvalid');
      // The server stumbles over a name without an extension (server facts section 5).
      if (files.some(file => extensionOf(file.originalname) === undefined))
        return refuse(response, 'uploadFailed');
      try {
        send(response, 200, await take(files, request, options, started));
      } catch (failure) {
        next(failure);
      }
    });
  });
  router.all(path, (_request, response) => refuse(response, 'internal'));
  return router;
}

function uploadHeaders(headers: Readonly<Record<string, string>>): string {
  return `${headers['Access-Control-Allow-Headers'] ?? 'x-requested-with'}, Authorization`;
}

async function take(files: Express.Multer.File[], request: Request, options: UploadOptions, started: number) {
  const world = options.worldOf(request);
  const base = options.filesUrl(request);
  const month = new Date(world.now.ms).toISOString().slice(0, 7).replace('-', '');
  const expireTime = expiry(Reflect.get(request.body ?? {}, 'validTime'), world.now);
  const data: Partial<Record<MediaGroup, Item[]>> = {};
  const rows: ResourceRow[] = [];
  for (const file of files) {
    const extension = extensionOf(file.originalname) ?? '';
    const group = mediaGroup(extension);
    const list = (data[group] ??= []);
    const stored = await store(file, world.nextName(), { extension, group, month }, options.vault);
    if (!stored) {
      list.push({ oFileName: file.originalname, status: 0, message: undecodable });
      continue;
    }
    rows.push({ ...stored, createTime: world.now.s, expireTime });
    const item = { oFileName: file.originalname, oUrl: `${base}${stored.path}`, status: 1 as const };
    list.push(group === 'images' ? { ...item, tUrl: `${base}${stored.thumbnailPath ?? stored.path}` } : item);
  }
  await recordOrRemove(rows, world, options.vault);
  const success = rows.length;
  const total = files.length;
  const time = Math.round(performance.now() - started);
  return { total, data, success, failure: total - success, resultCode: 1, time };
}

/** Keeps a file and its thumbnail; undefined for a picture that is none. */
async function store(
  file: Express.Multer.File,
  id: string,
  { extension, group, month }: { extension: string; group: MediaGroup; month: string },
  vault: FileVault,
): Promise<Omit<ResourceRow, 'createTime' | 'expireTime'> | undefined> {
  try {
    const small = group === 'images' ? await thumbnail(file.buffer, extension) : undefined;
    const row = {
      id,
      path: `/0/0/${month}/o/${id}.${extension}`,
      ...(small && { thumbnailPath: `/0/0/${month}/t/${id}.${extension}` }),
      name: file.originalname,
      mediaGroup: group,
      size: file.size,
    };
    await vault.save(row.path, file.buffer);
    if (small && row.thumbnailPath) await vault.save(row.thumbnailPath, small);
    return row;
  } catch (error) {
    if (error instanceof UndecodableImage) return undefined;
    throw error;
  }
}

async function recordOrRemove(
  rows: readonly ResourceRow[],
  world: UploadWorld,
  vault: FileVault,
): Promise<void> {
  try {
    await world.record(rows);
  } catch (error) {
    const paths = rows.flatMap(row => [row.path, ...(row.thumbnailPath ? [row.thumbnailPath] : [])]);
    await Promise.all(paths.map(stored => vault.remove(stored)));
    throw error;
  }
}

/** When a file goes, seconds; `validTime` is in days, and what is no number above 0 means never. */
function expiry(validTime: unknown, now: Moment): number {
  const days = typeof validTime === 'string' && validTime.trim() !== '' ? Number(validTime) : -1;
  return Number.isFinite(days) && days > 0 ? now.s + Math.round(days * secondsADay) : -1;
}
