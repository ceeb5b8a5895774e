import type { Request, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import { type FileVault, type Received, VaultFull } from './vault.ts';

/** A file of a form, received and not yet kept. */
export interface IncomingFile {
  readonly name: string;
  /** As the client has it, e.g. `image/png`. */
  readonly type: string;
  readonly bytes: Received;
}

/** The content of a form. */
export interface UploadForm {
  readonly files: readonly IncomingFile[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Limits of the fields beside the files: `validTime`, `userId` and those that clients add. Bytes. */
const fieldLimits = { fields: 100, fieldSize: 64 * 1024 };
/** Max files of one form. */
const maxFiles = 20;

/**
 * Reads a multipart form; its files go to the vault as they come in, so that none of them gathers in memory. The caller
 * keeps or drops each.
 * @param sizeLimit max size of a file, bytes
 * @throws MulterError, VaultFull, or the error of the form or the connection; nothing of it is left then
 */
export async function readUploadForm(
  request: Request,
  response: Response,
  { vault, sizeLimit }: { vault: FileVault; sizeLimit: number },
): Promise<UploadForm> {
  const incoming: (IncomingFile | undefined)[] = [];
  let over = false;
  const storage: StorageEngine = {
    _handleFile(_request, { originalname: name, mimetype: type, stream }, done) {
      // Its place among the others: a small file is there before a large one that began earlier.
      const place = incoming.push(undefined) - 1;
      vault.receive(stream).then(
        async bytes => {
          if (over) await bytes.drop();
          else incoming[place] = { name, type, bytes };
          done(undefined, { size: bytes.size });
        },
        (error: unknown) => done(error),
      );
    },
    // What came in goes all at once when the form has failed.
    _removeFile: (_request, _file, done) => done(null),
  };
  const limits = { ...fieldLimits, fileSize: sizeLimit, files: maxFiles };
  const read = multer({ storage, limits, defParamCharset: 'utf8' }).any();
  const failure = await new Promise<unknown>(resolve => void read(request, response, resolve));
  over = true;
  const files = incoming.filter(file => file !== undefined);
  if (failure === undefined) return { files, fields: request.body ?? {} };
  await dropAll(files);
  throw failure;
}

/** Discards the files of a form, except those that were kept. */
export async function dropAll(files: readonly IncomingFile[]): Promise<void> {
  await Promise.all(files.map(({ bytes }) => bytes.drop()));
}

/** Returns whether a form or one of its files is larger than the mock accepts. */
export function isOverLimit(error: unknown): boolean {
  return error instanceof VaultFull || (error instanceof MulterError && error.code.startsWith('LIMIT_'));
}
