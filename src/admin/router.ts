import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { MessageWriter } from '../domain/message-writer.ts';
import type { MockContext, World } from '../mock/mock-context.ts';
import { sessionOf } from '../mock/session-name.ts';
import { localOnly } from './local-only.ts';
import { sendMessage } from './messages.ts';
import { Problem, sendProblem } from './problem.ts';
import { createToken } from './tokens.ts';

/** What the control API does beyond the store of the world in hand. */
export interface AdminActions {
  /** Starts a world again from its scenario. */
  reset(world: World): Promise<void>;
  /** From now on the token alone selects the session. */
  bindToken(token: string, session: string): void;
}

/** The control API, to be mounted at `/__admin`. An answer means done, and kept. */
export function adminRouter(mock: MockContext, actions: AdminActions): Router {
  const router = express.Router({ caseSensitive: true });
  const writer = new MessageWriter((schema, value) => mock.contract.writeText(schema, value));
  const readJson = express.json({ limit: '1mb', type: () => true });
  router.use(localOnly(mock.settings.publicUrl));

  const post = (path: string, act: (world: World, body: unknown) => object | Promise<object>, status = 201) =>
    router
      .route(path)
      .post(readJson, async (request: Request, response: Response) => {
        const world = mock.worldOf(sessionOf(request));
        const result = await act(world, request.body);
        await world.store.committed();
        response.status(status).json(result);
      })
      .all((request: Request) => {
        throw new Problem('wrong-method', `Failed to serve ${request.method} ${path}: it takes POST only.`);
      });

  post('/messages', (world, body) => sendMessage(world.store, writer, body));
  post('/tokens', (world, body) => createToken(world, body, actions.bindToken));
  post(
    '/reset',
    async world => {
      await actions.reset(world);
      return { reset: true };
    },
    200,
  );

  router.use((request: Request) => {
    const known = 'POST /__admin/messages, POST /__admin/tokens, POST /__admin/reset';
    throw new Problem('not-found', `Failed to find ${request.originalUrl}: the control API has ${known}.`);
  });
  // Express knows an error handler by its four parameters.
  router.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    sendProblem(response, asProblem(error, mock));
  });
  return router;
}

function asProblem(error: unknown, mock: MockContext): Problem {
  if (error instanceof Problem) return error;
  const message = error instanceof Error ? error.message : String(error);
  const fromBody = error instanceof Error && 'type' in error && 'status' in error;
  if (fromBody)
    return new Problem('bad-body', `Failed to read the body: ${message}. Send JSON of at most 1 MB.`);
  mock.log({ kind: 'problem', message, error });
  return new Problem(
    'internal',
    `Failed to serve the request: ${message}. It is a bug of the mock or a full disk.`,
  );
}
