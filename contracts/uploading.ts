import type { Claim, Data, Exchange, FilePart, Trial } from '../src/check/suite/trial.ts';
import { ofPage } from './kit.ts';

/** What an upload leaves: nothing deletes a file. */
export const keptUploads = 'uploaded files that are kept for one day (validTime 1)';

/** Uploads as a page does, which names its origin; nothing deletes a file, so each is kept for a day only. */
export function uploadFiles(trial: Trial, files: readonly FilePart[]): Promise<Data<'uploadFile'>> {
  trial.willKeep(keptUploads);
  return trial.ok('nobody', 'uploadFile', { validTime: 1, userId: 0 }, { files, headers: ofPage });
}

/** Fetches a file by the path of its URL: never from the host an answer names. */
export async function fetched(trial: Trial, url: string, headers: Readonly<Record<string, string>> = {}) {
  const { pathname } = new URL(url, 'http://x');
  return trial.send('nobody', 'getFile', {}, { path: pathname, headers });
}

const kinds = ['images', 'audios', 'videos', 'others'] as const;

/** The items of an upload's answer by their kind; whatever else a server adds to it is none of them. */
export function itemsByKind(data: Data<'uploadFile'>) {
  return kinds.flatMap(kind => {
    const list = data[kind];
    return Array.isArray(list) && list.length > 0 ? [[kind, list] as const] : [];
  });
}

/** The items of an upload's answer, of every kind. */
export const itemsOf = (data: Data<'uploadFile'>) => itemsByKind(data).flatMap(([, list]) => list);
/** An address in an item; empty where it has none. */
export const urlOf = (item: object | undefined, name: 'oUrl' | 'tUrl') =>
  String((item as Record<string, unknown> | undefined)?.[name] ?? '');

/** What an upload says it has taken. */
interface Counts {
  readonly total: number;
  readonly success: number;
  readonly failure: number;
}

/** Claims that an upload counts its files right, each count by itself: where one is wrong it is named. */
export function holdsCounts(
  trial: Trial,
  answer: Exchange,
  wanted: Counts,
  claim: Omit<Claim, 'got' | 'expected' | 'pointer'>,
): void {
  const told = (answer.json ?? {}) as Partial<Record<string, unknown>>;
  for (const [name, count] of Object.entries(wanted))
    trial.same(told[name], count, { ...claim, pointer: `/${name}`, exchange: answer });
}
