import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
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
