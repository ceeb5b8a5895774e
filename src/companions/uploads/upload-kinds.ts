import type { StoredUpload, UploadKind } from '../../mock/files/upload.ts';
import type { UploadForm } from '../../mock/files/upload-form.ts';
import type { ResourceRow } from '../../store/tables/rows.ts';
import { avatarId } from '../avatars/avatar-id.ts';
import { avatarPath } from '../avatars/avatar-path.ts';
import { warning } from '../warning.ts';

/** The services that take files beside the documented one (server facts 5). */
export const uploadKinds: readonly UploadKind[] = [
  kind('UploadAvatarServlet', avatarOf('userId', /^\d{1,10}$/)),
  kind('UploadifyAvatarServlet', avatarOf('userId', /^\d{1,10}$/)),
  kind('GroupAvatarServlet', avatarOf('jid', /^[\w-]{1,64}$/)),
  kind('UploadVoiceServlet'),
  kind('UploadifyServlet', { finish: async stored => ({ ...stored, url: firstUrl(stored) }) }),
];

function kind(name: string, does: Pick<UploadKind, 'accepts' | 'finish'> = {}): UploadKind {
  return { path: `/upload/${name}`, companion: { id: name, warning }, ...does };
}

/**
 * Makes what is uploaded the avatar of whom a field of the form names; the answer has its addresses beside those of the
 * file.
 */
function avatarOf(field: string, wellFormed: RegExp): Pick<UploadKind, 'accepts' | 'finish'> {
  const ownerIn = (fields: UploadForm['fields']) => String(fields[field] ?? '');
  return {
    accepts: fields => wellFormed.test(ownerIn(fields)),
    async finish(stored, fields, world) {
      const owner = ownerIn(fields);
      const picture = stored.data.images?.find(image => image.status === 1);
      if (!picture) return stored;
      const row: ResourceRow = {
        id: avatarId(owner),
        path: pathOf(picture.oUrl),
        thumbnailPath: pathOf(picture.tUrl),
        name: picture.oFileName,
        mediaGroup: 'images',
        size: 0,
        createTime: world.now.s,
        expireTime: -1,
      };
      await world.record([row]);
      const base = picture.oUrl.slice(0, -row.path.length);
      const shown = { oUrl: `${base}${avatarPath('o', owner)}`, tUrl: `${base}${avatarPath('t', owner)}` };
      return { ...stored, data: { ...stored.data, ...shown } };
    },
  };
}

function firstUrl({ data }: StoredUpload): string | undefined {
  return Object.values(data)
    .flat()
    .flatMap(item => ('oUrl' in item ? [item.oUrl] : []))
    .at(0);
}

function pathOf(url: string): string {
  return url.slice(url.indexOf('/0/0/'));
}
