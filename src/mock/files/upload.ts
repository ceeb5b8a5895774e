import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import multer, { MulterError } from 'multer';
import type { components } from '../../spec/generated/types.gen.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { fileKind } from './file-kind.ts';
import { storeUploads, type UploadWorld } from './stored-uploads.ts';
import type { FileVault } from './vault.ts';

type Schemas = components['schemas'];
/** The failures of a whole upload. */
type UploadFailure = 'uploadFailed' | 'parameterInvalid' | 'internal';

export interface UploadOptions {
  readonly vault: FileVault;
  /** Max size of a file, bytes. */
  readonly sizeLimit: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Returns the world of a request. */
  worldOf(request: Request): UploadWorld;
  /** Returns the base of the URLs in the answer, without a trailing slash. */
  filesUrl(request: Request): string;
}

const documentedPath = '/upload/UploadServlet';
/** The upload service's own texts (server facts 5). */
const texts: Readonly<Record<UploadFailure, string>> = {
  uploadFailed: resultCodes.uploadFailed.zh,
  parameterInvalid: '缺少上传文件',
  internal: '表单解析失败',
};

/** Max files of one form; all of them are in memory at once. */
const maxFiles = 20;

/** Returns whether a path belongs to the upload service. */
export const isUpload = (requested: string) => requested === documentedPath;

/** What is stored, as the answer has it. */
export type StoredUpload = Awaited<ReturnType<typeof storeUploads>>;

/** The text fields of an upload form. */
export type UploadForm = Readonly<Record<string, unknown>>;

/** What a service does with files that the documented one only stores. */
export interface UploadKind {
  /** Returns whether a form has what it has to have beside its files. */
  accepts(form: UploadForm): boolean;
  /** Returns the answer without result code and time. */
  finish(stored: StoredUpload, form: UploadForm, world: UploadWorld): object | Promise<object>;
}

const onlyStored: UploadKind = { accepts: () => true, finish: stored => stored };

/** Builds the upload service (document 3.1, server facts 5). It needs no token. */
export function uploadService(options: UploadOptions): Router {
  return uploadRoute(documentedPath, options);
}

/** Builds a service at a path that takes files. */
export function uploadRoute(path: string, options: UploadOptions, kind: UploadKind = onlyStored): Router {
  const { sizeLimit, headers } = options;
  const router = express.Router({ caseSensitive: true });
  const readForm = multer({
    limits: { fileSize: sizeLimit, files: maxFiles },
    defParamCharset: 'utf8',
  }).any();

  const send = (
    response: Response,
    status: number,
    answer: { readonly resultCode: number; readonly time?: number },
  ) => {
    response.locals.resultCode = answer.resultCode;
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(answer));
  };
  const refuse = (response: Response, failure: UploadFailure, status = 200) => {
    const answer: Schemas['UploadFailure'] = {
      resultCode: resultCodes[failure].code,
      resultMsg: texts[failure],
    };
    send(response, status, answer);
  };

  router.options(path, (_request, response) => {
    response.writeHead(200, { ...headers, 'Access-Control-Allow-Headers': uploadHeaders(headers) });
    response.end('Success');
  });
  router.post(path, (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now();
    if (!request.is('multipart/form-data')) return refuse(response, 'internal');
    readForm(request, response, async (error?: unknown) => {
      if (error instanceof MulterError && error.code.startsWith('LIMIT_')) {
        return refuse(response, 'uploadFailed', 413);
      }
      if (error !== undefined) return refuse(response, 'internal');
      const files = (Array.isArray(request.files) ? request.files : []).filter(file => file.size > 0);
      const form: UploadForm = request.body ?? {};
      if (files.length === 0 || !kind.accepts(form)) return refuse(response, 'parameterInvalid');
      // The server fails on a name without an extension (server facts 5).
      if (files.some(file => fileKind(file.originalname) === undefined))
        return refuse(response, 'uploadFailed');
      try {
        const world = options.worldOf(request);
        const { vault } = options;
        const { validTime } = form;
        const stored = await storeUploads(files, {
          vault,
          world,
          base: options.filesUrl(request),
          validTime,
        });
        const answer = await kind.finish(stored, form, world);
        send(response, 200, { ...answer, resultCode: 1, time: Math.round(performance.now() - started) });
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
