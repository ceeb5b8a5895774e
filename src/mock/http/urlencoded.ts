import type { RequestHandler } from 'express';

/** The server's own limit for a form, with room for a long list of message ids. */
const formLimit = '2mb';

/** Loads Express's reader of forms. */
export async function urlencoded(): Promise<RequestHandler> {
  const { default: express } = await import('express');
  return express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 100_000 });
}
