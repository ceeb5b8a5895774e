import type { IncomingMessage } from 'node:http';
import type { Core } from '../core.ts';
import { failures } from '../failures.ts';
import { textAnswer } from '../http/answer.ts';
import type { ApiAnswer } from '../http/api.ts';
import { corsHeaders } from '../http/cors.ts';
import { printJson } from '../http/json.ts';
import type { Body } from '../regressions/hooks.ts';
import { readForm, type UploadForm } from './read-form.ts';
import { kindOf, type StoredFiles } from './stored-files.ts';
import { thumbnail } from './thumbnail.ts';

/** The path of the upload service. */
export const uploadPath = '/upload/UploadServlet';

const empty = { audios: [], images: [], others: [], videos: [] };
const cors = { ...corsHeaders, 'Access-Control-Allow-Headers': 'Authorization, x-requested-with' };

/** Answers an upload: no token, files in fields of any name (document 3.1; server facts 5). */
export async function answerUpload(
  core: Core,
  files: StoredFiles,
  request: IncomingMessage,
): Promise<ApiAnswer> {
  if (request.method === 'OPTIONS') return textAnswer(200, 'text/plain;charset=UTF-8', 'Success', cors);
  const began = core.world.now();
  const respond = (body: Body): ApiAnswer => {
    const final = core.hooks.body?.(body, uploadPath, undefined) ?? body;
    const code = final.resultCode;
    return {
      ...textAnswer(200, core.world.choices.uploadType, printJson(final), cors),
      ...(typeof code === 'number' ? { resultCode: code } : {}),
    };
  };
  let form: UploadForm;
  try {
    form = await readForm(request);
  } catch {
    return respond({ resultCode: failures.internal.code, resultMsg: '表单解析失败' });
  }
  const filled = form.files.filter(({ buffer }) => buffer.length > 0);
  if (filled.length === 0)
    return respond({ resultCode: failures['parameter-invalid'].code, resultMsg: '缺少上传文件' });
  if (filled.some(({ originalname }) => extensionOf(originalname) === '')) return respond({ resultCode: -1 });
  const items = await Promise.all(
    filled.map(({ originalname, buffer }) => store(core, files, form, originalname, buffer)),
  );
  const groups = items.map(item => [item.kind, items.filter(({ kind }) => kind === item.kind)] as const);
  const data = Object.fromEntries(groups.map(([kind, of]) => [kind, of.map(({ shown }) => shown)]));
  const success = items.filter(({ shown }) => shown.status === 1).length;
  return respond({
    data: core.world.choices.uploadGroups === 'all' ? { ...empty, ...data } : data,
    failure: items.length - success,
    resultCode: 1,
    success,
    time: core.world.now() - began,
    total: items.length,
  });
}

const extensionOf = (name: string) => /\.([^./\\]+)$/.exec(name)?.[1] ?? '';

async function store(core: Core, files: StoredFiles, form: UploadForm, oFileName: string, bytes: Buffer) {
  const extension = extensionOf(oFileName);
  const kind = kindOf(extension.toLowerCase());
  const modified = new Date(core.world.now());
  const userId = Number(form.fields.userId ?? 0) || 0;
  const month = modified.toISOString().slice(0, 7).replace('-', '');
  const above = core.world.choices.filePath === 'stock' ? '/u' : '';
  const folder = `${above}/${userId % 10_000}/${userId}/${month}`;
  const name = `${core.world.ids.uuid()}.${extension}`;
  const url = (path: string) => core.addresses().files.replace(/\/$/, '') + path;
  const original = `${folder}/o/${name}`;
  const shown = { oFileName, oUrl: url(original), status: 1 };
  if (kind === 'images') {
    const small = await thumbnail(bytes, extension.toLowerCase()).catch(() => undefined);
    const message = '文件异常，请上传正确有效格式的文件';
    if (!small) return { kind, shown: { oFileName, status: 0, message } };
    files.set(`${folder}/t/${name}`, { bytes: small, modified });
    files.set(original, { bytes, modified });
    return { kind, shown: { ...shown, tUrl: url(`${folder}/t/${name}`) } };
  }
  files.set(original, { bytes, modified });
  return { kind, shown };
}
