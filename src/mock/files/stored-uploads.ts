import type { components } from '../../spec/generated/types.gen.ts';
import type { Moment } from '../../store/clock.ts';
import type { ResourceRow } from '../../store/tables/rows.ts';
import { fileKind, type MediaGroup } from './file-kind.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { type Picture, readPicture } from './picture.ts';
import type { IncomingFile } from './upload-form.ts';
import type { FileVault, Received } from './vault.ts';

type Answer = components['schemas']['UploadDone'];

/** The part of a world that an upload needs. */
export interface UploadWorld {
  readonly now: Moment;
  nextName(): string;
  /** Stores the rows of the uploaded files; the answer waits for it. */
  record(rows: readonly ResourceRow[]): Promise<void>;
}

/** The server's own text for a picture that cannot be decoded (server facts 5). */
const undecodable = '文件异常，请上传正确有效格式的文件';
const secondsADay = 24 * 60 * 60;

/** The surroundings of an upload. */
export interface UploadStoreOptions {
  readonly vault: FileVault;
  readonly world: UploadWorld;
  /** The queue in which the pictures of all uploads are decoded. */
  readonly decoding: OneAtATime;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** Base of the URLs in the answer, without a trailing slash. */
  readonly base: string;
  /** Days to keep the files, as it came. */
  readonly validTime: unknown;
}

/**
 * Stores files with their thumbnails and rows, and returns their part of the answer. When anything fails, or the client
 * leaves, nothing of the upload is left.
 * @throws AbortError when the client leaves
 */
export async function storeUploads(
  files: readonly IncomingFile[],
  { vault, world, decoding, signal, base, validTime }: UploadStoreOptions,
): Promise<Omit<Answer, 'resultCode' | 'time'>> {
  const month = new Date(world.now.ms).toISOString().slice(0, 7).replace('-', '');
  const expireTime = expiry(validTime, world.now);
  const data: Answer['data'] = {};
  const started: ResourceRow[] = [];
  const rows: ResourceRow[] = [];
  try {
    for (const { name: oFileName, bytes } of files) {
      signal.throwIfAborted();
      const row = describe(oFileName, bytes, world, { month, expireTime });
      const refused = { oFileName, status: 0, message: undecodable } as const;
      const item = { oFileName, oUrl: `${base}${row.path}`, status: 1 } as const;
      started.push(row);
      if (row.mediaGroup !== 'images') {
        await bytes.keep(row.path);
        rows.push(row);
        data[row.mediaGroup] = [...(data[row.mediaGroup] ?? []), item];
        continue;
      }
      const picture = await decoding.run(() => readPicture(bytes.source), signal);
      const kept = picture && (await saveImage(row, bytes, picture, vault));
      if (kept) rows.push(kept);
      const shown = kept ? { ...item, tUrl: `${base}${kept.thumbnailPath ?? kept.path}` } : refused;
      data.images = [...(data.images ?? []), shown];
    }
    signal.throwIfAborted();
    await world.record(rows);
  } catch (error) {
    await Promise.all(started.flatMap(pathsOf).map(path => vault.remove(path)));
    throw error;
  }
  return { total: files.length, data, success: rows.length, failure: files.length - rows.length };
}

type DescribedRow = ResourceRow & { readonly mediaGroup: MediaGroup };

function describe(
  name: string,
  { size }: Received,
  world: UploadWorld,
  { month, expireTime }: { month: string; expireTime: number },
): DescribedRow {
  const id = world.nextName();
  const { extension, group } = fileKind(name) ?? { extension: 'bin', group: 'others' };
  return {
    id,
    path: `/0/0/${month}/o/${id}.${extension}`,
    name,
    mediaGroup: group,
    size,
    createTime: world.now.s,
    expireTime,
  };
}

/** Stores a picture with its thumbnail, where it has one of its own. */
async function saveImage(
  row: DescribedRow,
  bytes: Received,
  { thumbnail }: Picture,
  vault: FileVault,
): Promise<DescribedRow> {
  await bytes.keep(row.path);
  if (!thumbnail) return row;
  const thumbnailPath = row.path.replace('/o/', '/t/');
  await vault.save(thumbnailPath, thumbnail);
  return { ...row, thumbnailPath };
}

function pathsOf({ path }: ResourceRow): string[] {
  return [path, path.replace('/o/', '/t/')];
}

/**
 * Returns when a file expires, seconds; -1 for never. `validTime` is a number of days; anything but one above 0 is
 * never.
 */
function expiry(validTime: unknown, now: Moment): number {
  const isNumber =
    typeof validTime === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(validTime);
  const days = isNumber ? Number(validTime) : -1;
  return Number.isFinite(days) && days > 0 ? now.s + Math.round(days * secondsADay) : -1;
}
