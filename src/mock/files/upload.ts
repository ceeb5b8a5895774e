import type { Request, Response } from 'express';
import { MulterError } from 'multer';
import type { components } from '../../spec/generated/types.gen.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { meantPath } from '../http/meant-path.ts';
import type { HttpService } from '../http/service.ts';
import { fileKind } from './file-kind.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { storeUploads, type UploadWorld } from './stored-uploads.ts';
import { dropAll, readUploadForm, type UploadForm } from './upload-form.ts';
import { type FileVault, VaultFull } from './vault.ts';

type Answer = components['schemas']['UploadAnswer'] & { readonly detailMsg?: string };
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

const path = '/upload/UploadServlet';
/** The upload service's own texts (server facts 5). */
const texts: Readonly<Record<UploadFailure, string>> = {
  uploadFailed: resultCodes.uploadFailed.zh,
  parameterInvalid: '缺少上传文件',
  internal: '表单解析失败',
};

/** Builds the upload service (document 3.1, server facts 5). It needs no token. */
export function uploadService(options: UploadOptions): HttpService {
  const { vault, headers } = options;
  const decoding = new OneAtATime();

  const send = (response: Response, status: number, answer: Answer) => {
    response.locals.resultCode = answer.resultCode;
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json;charset=UTF-8' });
    response.end(JSON.stringify(answer));
  };
  const refuse = (response: Response, failure: UploadFailure, status = 200) => {
    send(response, status, { resultCode: resultCodes[failure].code, resultMsg: texts[failure] });
  };

  async function store(request: Request, response: Response): Promise<void> {
    const started = performance.now();
    if (!request.is('multipart/form-data')) return refuse(response, 'internal');
    const left = new AbortController();
    response.once('close', () => left.abort());
    let form: UploadForm;
    try {
      form = await readUploadForm(request, response, options);
    } catch (error) {
      if (left.signal.aborted) return;
      return isOverLimit(error) ? refuse(response, 'uploadFailed', 413) : refuse(response, 'internal');
    }
    try {
      const files = form.files.filter(({ bytes }) => bytes.size > 0);
      if (files.length === 0) return refuse(response, 'parameterInvalid');
      // The server fails on a name without an extension (server facts 5).
      if (files.some(({ name }) => fileKind(name) === undefined)) return refuse(response, 'uploadFailed');
      const stored = await storeUploads(files, {
        vault,
        decoding,
        signal: left.signal,
        world: options.worldOf(request),
        base: options.filesUrl(request),
        validTime: form.fields.validTime,
      });
      send(response, 200, { ...stored, resultCode: 1, time: Math.round(performance.now() - started) });
    } catch (failure) {
      if (left.signal.aborted) return;
      if (isOverLimit(failure)) refuse(response, 'uploadFailed', 413);
      else throw failure;
    } finally {
      await dropAll(form.files);
    }
  }

  return {
    operationId: 'uploadFile',
    meant: requested => (meantPath(requested) === path ? path : undefined),
    handle(request, response, next) {
      if (request.method === 'POST') store(request, response).catch(next);
      else if (request.method !== 'OPTIONS') refuse(response, 'internal');
      else {
        response.writeHead(200, { ...headers, 'Access-Control-Allow-Headers': uploadHeaders(headers) });
        response.end('Success');
      }
    },
    refuse(response, detailMsg) {
      const { code, zh } = resultCodes.parameterInvalid;
      send(response, 200, { resultCode: code, resultMsg: zh, detailMsg });
    },
  };
}

function uploadHeaders(headers: Readonly<Record<string, string>>): string {
  return `${headers['Access-Control-Allow-Headers'] ?? 'x-requested-with'}, Authorization`;
}

/** Returns whether a form or one of its files is larger than the mock accepts. */
function isOverLimit(error: unknown): boolean {
  return error instanceof VaultFull || (error instanceof MulterError && error.code.startsWith('LIMIT_'));
}
