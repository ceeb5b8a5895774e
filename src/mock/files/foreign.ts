import { extname } from 'node:path';
import type { Response } from 'express';

/** Pictures, sound and films; a drawing in SVG is a document that may carry a script. */
const media = /^(?:image|audio|video)\/(?!svg)/;

/**
 * Says that what this response carries is foreign: anybody may upload, and what they uploaded must never act as a page
 * of the origin it is served from, whatever its type (DESIGN, Files are foreign).
 */
export function markForeign(response: Response): void {
  response.set({
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  });
}

/**
 * Sets the Content-Type that a path's extension has. What is no picture, sound or film is an attachment, so that a
 * browser that is led to it saves it and shows nothing.
 */
export function setForeignType(response: Response, path: string): void {
  response.type(extname(path));
  if (!media.test(response.get('Content-Type') ?? '')) response.set('Content-Disposition', 'attachment');
}
