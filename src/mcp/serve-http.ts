import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express, { type NextFunction, type Request, type Response } from 'express';
import { guard } from '../admin/http/guard.ts';

/** Where assistants reach the server, until it is closed. */
export interface McpEndpoint {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves assistants over HTTP on this machine alone, at `/mcp`. Who may use the control API may use it: no page of
 * another origin, no name that was made to lead here, and with a token only who has it.
 * @param create makes the server of one request; none keeps anything
 * @throws Error of the socket where the port cannot be had
 */
export async function serveHttp(
  create: () => McpServer,
  { port, token }: { readonly port: number; readonly token: string | undefined },
): Promise<McpEndpoint> {
  const app = express();
  app.disable('x-powered-by');
  app.use(guard(() => ({ token, publicUrl: undefined, origins: [] })));
  app.post('/mcp', express.json({ limit: '4mb' }), async (request, response) => {
    const server = create();
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.once('close', () => void server.close());
    await server.connect(transport);
    await transport.handleRequest(request, response, request.body);
  });
  app.use((_request, response) => void response.status(405).set('Allow', 'POST').end());
  // Express knows an error handler by its four parameters; its own shows where it stands on the disk.
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (response.headersSent) response.destroy();
    else refuse(response, error);
  });
  const http = createServer(app);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  // A server that listens on a port has one.
  const { port: taken } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/mcp`,
    close: () =>
      new Promise(resolve => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

/** Refuses a request whose body cannot be read, or that failed, as JSON-RPC does (2.0, section 5.1). */
function refuse(response: Response, error: unknown): void {
  const given: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
  const status = typeof given === 'number' && given >= 400 && given < 500 ? given : 500;
  const [code, message] =
    status === 413
      ? [-32_600, 'Failed to read the request: it is larger than 4 MB. Send less.']
      : status < 500
        ? [-32_700, 'Failed to read the request: it is not JSON in UTF-8. Send one JSON-RPC message.']
        : [-32_603, 'Failed to serve the request. Look at the output of imapi mcp.'];
  response.status(status).json({ jsonrpc: '2.0', id: null, error: { code, message } });
}
