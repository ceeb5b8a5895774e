import type { RequestHandler, Response } from 'express';
import { roomByJid } from '../../domain/find.ts';
import type { FileVault } from '../../mock/files/vault.ts';
import type { View } from '../../store/tables/state.ts';
import { sessionOf } from '../../worlds/session-name.ts';
import type { Worlds } from '../../worlds/worlds.ts';
import { avatarId } from './avatar-rows.ts';
import { drawAvatar } from './draw-avatar.ts';

/** The size, and the owner at the end, whatever folders stand between: groups are two levels deep, users one. */
const avatar = /^\/avatar\/([ot])\/(?:[^/]+\/){0,3}([\w-]{1,64})\.(?:jpe?g|png|gif)$/i;

/** Pixels of a side, by size. */
const sides = { o: 400, t: 100 } as const;

/** Returns whether a path is that of an avatar. */
export const isAvatar = (path: string) => avatar.test(path);

/**
 * Builds what serves avatars (live facts C): the picture that was uploaded last, else one that is drawn. What is drawn
 * is not kept by browsers, for the name may change.
 */
export function avatarService(
  worlds: Worlds,
  vault: FileVault,
  headers: Readonly<Record<string, string>>,
): RequestHandler {
  return function serveAvatar(request, response, next) {
    const [, size, owner] = avatar.exec(request.path) ?? [];
    if (owner === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    const { view } = worlds.of(sessionOf(request)).store;
    response.set(headers);
    const isSmall = size?.toLowerCase() === 't';
    const draw = () => send(response, drawAvatar(owner, nameOf(view, owner), isSmall ? sides.t : sides.o));
    const file = view.resources.get(avatarId(owner));
    if (!file) return draw();
    request.url = isSmall ? (file.thumbnailPath ?? file.path) : file.path;
    // The row outlives the file where somebody has deleted it.
    return vault.serve(request, response, draw);
  };
}

function nameOf(view: View, owner: string): string {
  const name = view.users.get(owner)?.nickname ?? roomByJid(view, owner)?.name;
  return name === undefined || name === '' ? '#' : name;
}

/** A drawing is a page to a browser that opens it: it may do nothing. */
function send(response: Response, drawing: string): void {
  response.set({
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  });
  response.send(drawing);
}
