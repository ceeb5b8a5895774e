import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as a server gets it. */
export type NodeRequest = IncomingMessage & { readonly method: string; url: string };

/** Middleware that asks of request and answer only what Node gives them, so that it works before Express is loaded. */
export type NodeHandler = (
  request: NodeRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;
