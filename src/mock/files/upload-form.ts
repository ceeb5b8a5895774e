import type { Request, Response } from 'express';
import multer, { type StorageEngine } from 'multer';
import type { FileVault, Received } from './vault.ts';

/** One file of a form, taken in and not yet kept. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Received;
}

/** What a form held. */
export interface UploadForm {
  readonly files: readonly IncomingFile[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a form may hold besides files: `validTime`, `userId` and what clients add. */
const fieldLimits = { fields: 100, fieldSize: 64 * 1024 };
/** Files one form may hold. */
const mostFiles = 20;

/**
 * Reads a multipart form; its files go to the vault as they come in, so that nothing of them gathers in memory. The
 * caller keeps or drops each.
 * @param sizeLimit bytes a file may have
 * @throws MulterError, VaultFull, or what the form or the connection fails with; nothing of it is left then
 */
export async function readUploadForm(
  request: Request,
  response: Response,
  { vault, sizeLimit }: { vault: FileVault; sizeLimit: number },
): Promise<UploadForm> {
  const incoming: (IncomingFile | undefined)[] = [];
  let over = false;
  const storage: StorageEngine = {
    _handleFile(_request, { originalname: name, stream }, done) {
      // Its place among the others: a small file is there before a large one that began earlier.
      const place = incoming.push(undefined) - 1;
      vault.receive(stream).then(
        async bytes => {
          if (over) await bytes.drop();
          else incoming[place] = { name, bytes };
          done(undefined, { size: bytes.size });
        },
        (error: unknown) => done(error),
      );
    },
    // What came in goes all at once when the form has failed.
    _removeFile: (_request, _file, done) => done(null),
  };
  const limits = { ...fieldLimits, fileSize: sizeLimit, files: mostFiles };
  const read = multer({ storage, limits, defParamCharset: 'utf8' }).any();
  const failure = await new Promise<unknown>(resolve => void read(request, response, resolve));
  over = true;
  const files = incoming.filter(file => file !== undefined);
  if (failure === undefined) return { files, fields: request.body ?? {} };
  await dropAll(files);
  throw failure;
}

/** Lets go of what a form brought, but for what was kept. */
export async function dropAll(files: readonly IncomingFile[]): Promise<void> {
  await Promise.all(files.map(({ bytes }) => bytes.drop()));
}
