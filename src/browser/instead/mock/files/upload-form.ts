import { Readable } from 'node:stream';
import type * as node from '../../../../mock/files/upload-form.ts';
import { VaultFull } from '../../../../mock/files/vault.ts';
import { browserRequestOf } from '../../../browser-request.ts';

class OverLimit extends Error {
  override readonly name = 'OverLimit';
}

/** The page has read the whole form already: nothing comes in piece by piece. */
export const readUploadForm: typeof node.readUploadForm = async (
  request,
  _response,
  { vault, sizeLimit },
) => {
  const { bytes, headers } = browserRequestOf(request);
  const type = headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData();
  const files: node.IncomingFile[] = [];
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of form) {
    const before = fields[name];
    if (typeof value === 'string') fields[name] = before === undefined ? value : [before, value].flat();
    else if (value.size > sizeLimit) throw new OverLimit(`${value.name} is too large`);
    else {
      const part = Buffer.from(await value.arrayBuffer());
      files.push({ name: value.name, type: value.type, bytes: await vault.receive(Readable.from([part])) });
    }
  }
  return { files, fields };
};

export const dropAll: typeof node.dropAll = async files => {
  await Promise.all(files.map(({ bytes }) => bytes.drop()));
};

export const isOverLimit: typeof node.isOverLimit = error =>
  error instanceof VaultFull || error instanceof OverLimit;
