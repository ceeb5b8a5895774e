import type { IncomingMessage } from 'node:http';
import multer from 'multer';

/** A multipart form, as far as the upload reads it. */
export interface UploadForm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly originalname: string; readonly buffer: Buffer }[];
}

const parser = multer({ storage: multer.memoryStorage(), defParamCharset: 'utf8' }).any();

/** Reads a multipart form with files in fields of any name. @throws Error where it is none */
export async function readForm(request: IncomingMessage): Promise<UploadForm> {
  if (!request.headers['content-type']?.startsWith('multipart/form-data'))
    throw new Error('Failed to read the form: it is not multipart.');
  // The library is made for Express, but takes nothing of it.
  const asked = request as unknown as Parameters<typeof parser>[0];
  await new Promise<void>((resolve, reject) => {
    parser(asked, {} as Parameters<typeof parser>[1], error => (error ? reject(error) : resolve()));
  });
  const files = Array.isArray(asked.files) ? asked.files : [];
  return { fields: { ...(asked.body as object) }, files };
}
