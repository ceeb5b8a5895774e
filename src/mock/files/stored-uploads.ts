import type { components } from '../../spec/generated/types.gen.ts';
import type { Moment } from '../../store/clock.ts';
import type { ResourceRow } from '../../store/tables/rows.ts';
import { fileKind, type MediaGroup } from './file-kind.ts';
import { readPicture } from './picture.ts';
import type { FileVault } from './vault.ts';

type Answer = components['schemas']['UploadDone'];

/** A file of an upload form. */
export interface IncomingFile {
  readonly originalname: string;
  readonly buffer: Buffer;
}

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

/**
 * Stores files with their thumbnails and rows, and returns their part of the answer. When anything fails, nothing of
 * the upload is left.
 * @param base of the URLs in the answer, without a trailing slash
 * @param validTime days to keep the files, as it came
 */
export async function storeUploads(
  files: readonly IncomingFile[],
  {
    vault,
    world,
    base,
    validTime,
  }: { vault: FileVault; world: UploadWorld; base: string; validTime: unknown },
): Promise<Omit<Answer, 'resultCode' | 'time'>> {
  const month = new Date(world.now.ms).toISOString().slice(0, 7).replace('-', '');
  const expireTime = expiry(validTime, world.now);
  const data: Answer['data'] = {};
  const started: ResourceRow[] = [];
  const rows: ResourceRow[] = [];
  try {
    for (const { originalname: oFileName, buffer } of files) {
      const row = describe(oFileName, buffer, world, { month, expireTime });
      const refused = { oFileName, status: 0, message: undecodable } as const;
      const item = { oFileName, oUrl: `${base}${row.path}`, status: 1 } as const;
      started.push(row);
      if (row.mediaGroup !== 'images') {
        await vault.save(row.path, buffer);
        rows.push(row);
        data[row.mediaGroup] = [...(data[row.mediaGroup] ?? []), item];
        continue;
      }
      const kept = await saveImage(row, buffer, vault);
      if (kept) rows.push(kept);
      const shown = kept ? { ...item, tUrl: `${base}${kept.thumbnailPath ?? kept.path}` } : refused;
      data.images = [...(data.images ?? []), shown];
    }
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
  bytes: Buffer,
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
    size: bytes.length,
    createTime: world.now.s,
    expireTime,
  };
}

/** Stores a picture with its thumbnail; undefined for one that cannot be decoded. */
async function saveImage(
  row: DescribedRow,
  bytes: Buffer,
  vault: FileVault,
): Promise<DescribedRow | undefined> {
  const picture = await readPicture(bytes);
  if (!picture) return undefined;
  await vault.save(row.path, bytes);
  if (!picture.thumbnail) return row;
  const thumbnailPath = row.path.replace('/o/', '/t/');
  await vault.save(thumbnailPath, picture.thumbnail);
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
