import { once } from 'node:events';
import { check } from '../../check/check.ts';
import { loadCases } from '../../check/suite/load-cases.ts';
import { createAdminClient } from '../../control-api/client/index.ts';
import { createMock } from '../../create-mock.ts';
import { loadContract } from '../../spec/contract.ts';
import { type TargetFlags, targetOptions } from '../flags/check-flags.ts';
import { complain } from '../terminal/exit.ts';
import { whyNoPort } from '../terminal/ports.ts';
import { stopSignals } from '../terminal/stop-signals.ts';
import type { Words } from '../words/words.ts';

/** The flags of `imapi mcp`. */
export interface McpFlags extends Omit<TargetFlags, 'target'> {
  /** Base URL of the API; there is no default. */
  readonly target?: string;
  /** Where the mock runs. */
  readonly mock: string;
  /** Start a mock in memory instead. */
  readonly withMock?: boolean;
  /** Work in the world of a session. */
  readonly session?: string;
  /** Also offer tools that change the mock or write to the target. */
  readonly allowWrites?: boolean;
  /** Serve over HTTP on this machine instead of standard input. */
  readonly httpPort?: number;
}

/** Serves an assistant until it leaves, or until the process is told to end. */
export async function runMcp(flags: McpFlags, words: Words): Promise<void> {
  const { Desk, createMcpServer, serveHttp, StdioServerTransport } = await loaded();
  const own = flags.withMock ? await createMock() : undefined;
  try {
    const url = own ? `http://127.0.0.1:${await own.listen()}` : flags.mock;
    const { session, adminToken, allowWrites = false, httpPort } = flags;
    const admin = createAdminClient(url, {
      ...(session !== undefined && { session }),
      ...(adminToken !== undefined && { token: adminToken }),
    });
    // An assistant that gets no answer from any tool cannot say why.
    await admin.health();
    const contract = loadContract();
    const desk = new Desk(url, admin, contract, async wanted =>
      check(contract, await loadCases(contract), { ...targetOf(flags, url), ...wanted }),
    );
    const stop = stopSignals();
    const create = () => createMcpServer(desk, { allowWrites });
    if (httpPort === undefined) {
      const server = create();
      await server.connect(new StdioServerTransport());
      await Promise.race([stop.first, once(process.stdin, 'end')]);
      await server.close();
    } else {
      const endpoint = await serveHttp(create, { port: httpPort, token: adminToken }).catch(error => {
        throw whyNoPort(error, '127.0.0.1', httpPort, '--http-port');
      });
      complain(words.say('imapi mcp listens on {url}', { url: endpoint.url }));
      await stop.first;
      await endpoint.close();
    }
  } finally {
    await own?.close();
  }
}

/** Where the check runs, and as whom. The token of the mock's control API goes to no other target. */
function targetOf(flags: McpFlags, url: string) {
  const { target = url, adminToken, ...rest } = flags;
  return targetOptions({
    ...rest,
    target,
    ...(target === url && adminToken !== undefined && { adminToken }),
  });
}

/** @throws Error where the packages it needs are not installed */
async function loaded() {
  try {
    const [{ StdioServerTransport }, { Desk }, { createMcpServer }, { serveHttp }] = await Promise.all([
      import('@modelcontextprotocol/sdk/server/stdio.js'),
      import('../../mcp/desk.ts'),
      import('../../mcp/server.ts'),
      import('../../mcp/serve-http.ts'),
    ]);
    return { StdioServerTransport, Desk, createMcpServer, serveHttp };
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Error(
      'Failed to start: imapi mcp needs two more packages. Run npm install --save-dev @modelcontextprotocol/sdk zod.',
    );
  }
}
