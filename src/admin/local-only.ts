import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Problem, sendProblem } from './problem.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets in programs of this machine and pages of the mock's own address. A web page the developer visits must not be
 * able to drive the mock, neither from its own origin nor under a name that was made to lead here; and what the mock
 * is made to do must not hang on who else is in the network.
 * @param publicUrl the address others were told, if one was
 */
export function localOnly(publicUrl: string | undefined): RequestHandler {
  const names = new Set([
    ...loopbackNames,
    ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname]),
  ]);
  return function refuseStrangers(request: Request, response: Response, next: NextFunction) {
    const { origin, host = '' } = request.headers;
    const refuse = (why: string) => {
      sendProblem(
        response,
        new Problem('stranger', `Failed to serve ${request.method} ${request.originalUrl}: ${why}`),
      );
    };
    if (!isLoopback(request.socket.remoteAddress ?? '')) {
      return refuse(
        'the control API is open to programs of the same machine only. Send the request from there.',
      );
    }
    if (!URL.canParse(`http://${host}`) || !names.has(new URL(`http://${host}`).hostname)) {
      return refuse(`it was sent to the name ${host}. Use 127.0.0.1 or localhost.`);
    }
    if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host)) {
      return refuse(`it comes from a page of ${origin}. Open it from the mock's own address.`);
    }
    next();
  };
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
