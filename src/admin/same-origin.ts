import type { NextFunction, Request, Response } from 'express';
import { Problem, sendProblem } from './problem.ts';

/**
 * Refuses what a page of another origin sends: a web page the developer visits must not be able to drive the mock.
 * Programs send no Origin and pass.
 */
export function sameOriginOnly(request: Request, response: Response, next: NextFunction) {
  const { origin, host } = request.headers;
  if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) return next();
  const why = `Failed to serve ${request.method} ${request.originalUrl}: it comes from a page of ${origin}.`;
  sendProblem(response, new Problem('foreign-origin', `${why} Open it from the mock's own address.`));
}
