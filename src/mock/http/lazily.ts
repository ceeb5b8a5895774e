import type { RequestHandler } from 'express';

/** Gives the middleware that `load` builds for the first request, so that the start does not wait for it. */
export function lazily(load: () => Promise<RequestHandler>): RequestHandler {
  let loading: Promise<RequestHandler> | undefined;
  let loaded: RequestHandler | undefined;
  return function once(request, response, next) {
    if (loaded) return loaded(request, response, next);
    loading ??= load().then(handler => {
      loaded = handler;
      return handler;
    });
    loading.then(handler => handler(request, response, next), next);
  };
}
