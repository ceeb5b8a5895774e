import type { Request, Response } from 'express';
import type { components } from '../../spec/generated/types.gen.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import { meantPath } from '../http/meant-path.ts';
import type { HttpService } from '../http/service.ts';
import { fileKind } from './file-kind.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { storeUploads, type UploadWorld } from './stored-uploads.ts';
import { dropAll, isOverLimit, readUploadForm, type UploadForm } from './upload-form.ts';
import type { FileVault } from './vault.ts';

type Answer = components['schemas']['UploadAnswer'] & { readonly detailMsg?: string };
/** The failures of a whole upload. */
type UploadFailure = 'uploadFailed' | 'parameterInvalid' | 'internal';

export interface UploadOptions {
  readonly vault: FileVault;
  /** The queue in which the pictures of all uploads are decoded. */
  readonly decoding: OneAtATime;
  /** Max size of a file, bytes. */
  readonly sizeLimit: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Returns the world of a request. */
  worldOf(request: Request): UploadWorld;
  /** Returns the base of the URLs in the answer, without a trailing slash. */
  filesUrl(request: Request): string;
}

/** The upload service's own texts (server facts 5). */
const texts: Readonly<Record<UploadFailure, string>> = {
  uploadFailed: resultCodes.uploadFailed.zh,
  parameterInvalid: '缺少上传文件',
  internal: '表单解析失败',
};

/** What is stored, as the answer has it. */
export type StoredUpload = Awaited<ReturnType<typeof storeUploads>>;

/** A service that takes files: where it is, and what it does with them beside storing them. */
export interface UploadKind extends Pick<HttpService, 'operationId' | 'companion'> {
  readonly path: string;
  /** Returns whether a form has what it has to have beside its files; default: nothing. */
  accepts?(fields: UploadForm['fields']): boolean;
  /** Returns the answer without result code and time; default: what is stored. */
  finish?(stored: StoredUpload, fields: UploadForm['fields'], world: UploadWorld): Promise<object>;
}

/** The upload service of the document (document 3.1, server facts 5). It needs no token. */
const documented: UploadKind = { path: '/upload/UploadServlet', operationId: 'uploadFile' };

/** Builds a service that takes files; default: that of the document. */
export function uploadService(
  options: UploadOptions,
  { path, accepts, finish, ...name }: UploadKind = documented,
): HttpService {
  const { vault, headers, decoding } = options;

  const send = (response: Response, status: number, answer: Pick<Answer, 'resultCode'>) => {
    response.locals.resultCode = answer.resultCode;
    response.writeHead(status, { ...headers, 'Content-Type': 'application/json;charset=UTF-8' });
    const text = JSON.stringify(answer);
    response.locals.answer = text;
    response.end(text);
  };
  const refuse = (response: Response, failure: UploadFailure, status = 200) => {
    const answer = { resultCode: resultCodes[failure].code, resultMsg: texts[failure] };
    send(response, status, answer satisfies Answer);
  };

  async function store(request: Request, response: Response): Promise<void> {
    const started = performance.now();
    if (!request.is('multipart/form-data')) return refuse(response, 'internal');
    const left = new AbortController();
    response.once('close', () => left.abort());
    let form: UploadForm;
    try {
      const read = await readUploadForm(request, response, options);
      form = { ...read, fields: response.locals.released ?? read.fields };
    } catch (error) {
      if (left.signal.aborted) return;
      return isOverLimit(error) ? refuse(response, 'uploadFailed', 413) : refuse(response, 'internal');
    }
    try {
      Object.assign(response.locals, uploadParameters(form));
      const files = form.files.filter(({ bytes }) => bytes.size > 0);
      const accepted = accepts?.(form.fields) ?? true;
      if (files.length === 0 || !accepted) return refuse(response, 'parameterInvalid');
      // The server fails on a name without an extension (server facts 5).
      if (files.some(({ name }) => fileKind(name) === undefined)) return refuse(response, 'uploadFailed');
      const world = options.worldOf(request);
      const stored = await storeUploads(files, {
        vault,
        decoding,
        signal: left.signal,
        world,
        base: options.filesUrl(request),
        validTime: form.fields.validTime,
      });
      const done = (await finish?.(stored, form.fields, world)) ?? stored;
      const answer = { ...done, resultCode: 1 as const, time: Math.round(performance.now() - started) };
      send(response, 200, answer);
    } catch (failure) {
      if (left.signal.aborted) return;
      if (isOverLimit(failure)) refuse(response, 'uploadFailed', 413);
      else throw failure;
    } finally {
      await dropAll(form.files);
    }
  }

  return {
    ...name,
    meant: requested => (meantPath(requested) === path ? path : undefined),
    handle(request, response, next) {
      if (request.method === 'POST') store(request, response).catch(next);
      else if (request.method !== 'OPTIONS') refuse(response, 'internal');
      else {
        response.writeHead(200, { ...headers, 'Access-Control-Allow-Headers': uploadHeaders(headers) });
        response.end('Success');
      }
    },
    fail(response, code) {
      const failures = ['uploadFailed', 'parameterInvalid'] as const;
      refuse(response, failures.find(name => resultCodes[name].code === code) ?? 'internal');
    },
    refuse(response, detailMsg) {
      const { code, zh } = resultCodes.parameterInvalid;
      const answer = { resultCode: code, resultMsg: zh, detailMsg };
      send(response, 200, answer satisfies Answer);
    },
  };
}

/** What a form holds, as the journal shows it; of several files the names are numbered. */
function uploadParameters({ files, fields }: UploadForm) {
  const texts = Object.entries(fields).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  const names = files.map(({ name, type, bytes }, index) => {
    return [index === 0 ? 'file' : `file ${index + 1}`, `${name} (${type}, ${bytes.size} bytes)`];
  });
  return { parameters: Object.fromEntries([...names, ...texts]), files: names.map(([name]) => name) };
}

function uploadHeaders(headers: Readonly<Record<string, string>>): string {
  return `${headers['Access-Control-Allow-Headers'] ?? 'x-requested-with'}, Authorization`;
}
