import { extname } from 'node:path';
import type { Response } from 'express';

/** Types of pictures, sound and video; a picture in SVG is a document that may carry a script. */
const media = /^(?:image|audio|video)\/(?!svg)/;

/**
 * Headers of what is foreign: anybody may upload, and a file must never act as a page of the origin it is served from,
 * whatever its type. What is refused before it is known to be a file has them too.
 */
export const foreignHeaders = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Marks a response as foreign. */
export function markForeign(response: Response): void {
  response.set(foreignHeaders);
}

/**
 * Sets the Content-Type of a path's extension. A file that is no picture, sound or video is an attachment, so that a
 * browser that navigates to it saves it and shows nothing.
 */
export function setForeignType(response: Response, path: string): void {
  response.type(extname(path));
  if (!media.test(response.get('Content-Type') ?? '')) response.set('Content-Disposition', 'attachment');
}
