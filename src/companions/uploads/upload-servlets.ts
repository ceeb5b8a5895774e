import express, { type Request, type Response, Router } from 'express';
import type { UploadWorld } from '../../mock/files/stored-uploads.ts';
import {
  type StoredUpload,
  type UploadForm,
  type UploadKind,
  type UploadOptions,
  uploadRoute,
} from '../../mock/files/upload.ts';
import { avatarPath } from '../avatars/avatar-path.ts';
import { avatarId } from '../avatars/avatar-rows.ts';
import { namedPaths, type StoredFiles } from './stored-files.ts';

/** The services that take files beside the documented one, by name (server facts 5). */
const taking: Readonly<Record<string, UploadKind>> = {
  UploadAvatarServlet: avatarOf('userId', /^\d{1,10}$/),
  UploadifyAvatarServlet: avatarOf('userId', /^\d{1,10}$/),
  GroupAvatarServlet: avatarOf('jid', /^[\w-]{1,64}$/),
  UploadVoiceServlet: { accepts: () => true, finish: stored => stored },
  UploadifyServlet: { accepts: () => true, finish: stored => ({ ...stored, url: firstUrl(stored) }) },
};

const paths = [...Object.keys(taking), 'amrToMp3', 'deleteFileServlet'].map(name => `/upload/${name}`);

/** Returns whether a path is one of these services. */
export const isUploadServlet = (path: string) => paths.includes(path);

/** Builds the upload services that apps use beside the documented one. They need no token either. */
export function uploadServlets(options: UploadOptions, files: StoredFiles): Router {
  const router = Router({ caseSensitive: true });
  for (const [name, kind] of Object.entries(taking))
    router.use(uploadRoute(`/upload/${name}`, options, kind));
  const readForm = express.urlencoded({ extended: false });
  const answering =
    (answer: (request: Request) => Promise<object>) => async (request: Request, response: Response) => {
      const body = await answer(request);
      response.locals.resultCode = 1;
      response.writeHead(200, { ...options.headers, 'Content-Type': 'application/json;charset=UTF-8' });
      response.end(JSON.stringify({ ...body, resultCode: 1 }));
    };
  router.all(
    '/upload/deleteFileServlet',
    readForm,
    answering(async request => {
      await files.remove(request, namedPaths(request));
      return {};
    }),
  );
  // There is nothing here that can turn one sound into the other: the file is answered as it is.
  router.all(
    '/upload/amrToMp3',
    readForm,
    answering(async request => {
      const audios = namedPaths(request).map(path => ({
        oFileName: path.slice(path.lastIndexOf('/') + 1),
        oUrl: `${options.filesUrl(request)}${path}`,
        status: 1,
      }));
      return { data: { audios }, total: audios.length, success: audios.length, failure: 0 };
    }),
  );
  return router;
}

/**
 * Makes what is uploaded the avatar of whom a field of the form names; the answer has its addresses beside those of the
 * file.
 */
function avatarOf(field: string, wellFormed: RegExp): UploadKind {
  const ownerIn = (form: UploadForm) => String(form[field] ?? '');
  return {
    accepts: form => wellFormed.test(ownerIn(form)),
    async finish(stored, form, world) {
      const owner = ownerIn(form);
      const url = firstUrl(stored);
      const picture = stored.data.images?.find(image => image.status === 1);
      if (url === undefined || !picture) return stored;
      await world.record([avatarRow(owner, picture, world)]);
      const base = url.slice(0, url.length - pathOf(url).length);
      const shown = { oUrl: `${base}${avatarPath('o', owner)}`, tUrl: `${base}${avatarPath('t', owner)}` };
      return { ...stored, data: { ...stored.data, ...shown } };
    },
  };
}

function avatarRow(
  owner: string,
  picture: { oUrl: string; tUrl: string; oFileName: string },
  { now }: UploadWorld,
) {
  return {
    id: avatarId(owner),
    path: pathOf(picture.oUrl),
    thumbnailPath: pathOf(picture.tUrl),
    name: picture.oFileName,
    mediaGroup: 'images',
    size: 0,
    createTime: now.s,
    expireTime: -1,
  };
}

function firstUrl({ data }: StoredUpload): string | undefined {
  const items = Object.values(data).flat();
  return items.flatMap(item => ('oUrl' in item ? [item.oUrl] : [])).at(0);
}

function pathOf(url: string): string {
  return url.slice(url.indexOf('/0/0/'));
}
