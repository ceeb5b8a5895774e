import type { Request, Response } from 'express';
import { roomByJid } from '../../domain/find.ts';
import { markForeign, setForeignType } from '../../mock/files/foreign.ts';
import { sendFile } from '../../mock/files/send-file.ts';
import type { FileVault } from '../../mock/files/vault.ts';
import { requestWorld } from '../../mock/http/request-world.ts';
import type { HttpService } from '../../mock/http/service.ts';
import type { MockContext } from '../../mock/mock-context.ts';
import type { ResourceRow } from '../../store/tables/rows.ts';
import type { View } from '../../store/tables/state.ts';
import { SessionRefusal } from '../../worlds/session-name.ts';
import { warning } from '../warning.ts';
import { avatarId } from './avatar-id.ts';
import { drawAvatar } from './draw-avatar.ts';

/** The size, and the owner at the end, whatever folders stand between: groups are two levels deep, users one. */
const avatar = /^\/avatar\/([ot])\/(?:[^/]+\/){0,3}([\w-]{1,64})\.(?:jpe?g|png|gif)$/i;

/** Pixels of a side, by size. */
const sides = { o: 400, t: 100 } as const;

/**
 * Builds what serves avatars (live facts C): the picture that was uploaded last, else one that is drawn. What is drawn
 * is not kept by browsers, for the name may change.
 */
export function avatarService(
  mock: MockContext,
  vault: FileVault,
  headers: Readonly<Record<string, string>>,
): HttpService {
  async function serve(request: Request, response: Response): Promise<void> {
    const [, size = 'o', owner = ''] = avatar.exec(request.path) ?? [];
    const world = requestWorld(mock, request);
    if (world instanceof SessionRefusal) throw world;
    markForeign(response);
    response.set(headers);
    const { view } = world.store;
    const isSmall = size.toLowerCase() === 't';
    const row = view.resources.get(avatarId(owner));
    if (row && (await sendUpload(request, response, isSmall ? (row.thumbnailPath ?? row.path) : row.path)))
      return;
    response.set({ 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'no-cache' });
    response.send(drawAvatar(owner, nameOf(view, owner), isSmall ? sides.t : sides.o));
  }

  /** Returns false where the file is gone: its row outlives it where somebody has deleted it. */
  async function sendUpload(request: Request, response: Response, path: ResourceRow['path']) {
    const file = await vault.find(path);
    if (!file) return false;
    setForeignType(response, path);
    const status = await sendFile(request, response, file);
    if (status !== undefined) response.status(status).end();
    return true;
  }

  return {
    companion: { id: 'avatar', warning },
    meant: path => (avatar.test(path) ? path : undefined),
    handle(request, response, next) {
      if (request.method === 'GET' || request.method === 'HEAD') serve(request, response).catch(next);
      else response.status(405).set('Allow', 'GET, HEAD').end();
    },
    refuse: (response, why) => void response.status(400).type('text/plain').send(`${why}\n`),
  };
}

function nameOf(view: View, owner: string): string {
  return view.users.get(owner)?.nickname ?? roomByJid(view, owner)?.name ?? '';
}
