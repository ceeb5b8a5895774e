import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { onTestFinished } from 'vitest';
import { check } from '../../src/check/check.ts';
import { loadCases } from '../../src/check/suite/load-cases.ts';
import { createAdminClient } from '../../src/control-api/client/index.ts';
import { createMock, type Mock } from '../../src/create-mock.ts';
import { Desk } from '../../src/mcp/desk.ts';
import { createMcpServer } from '../../src/mcp/server.ts';
import { loadContract } from '../../src/spec/contract.ts';

/** An assistant with a mock of its own. */
export interface Assistant {
  readonly client: Client;
  readonly mock: Mock;
  readonly url: string;
  /** Calls a tool and gives its text; what is refused begins with `refused: `. */
  call(name: string, input?: Record<string, unknown>): Promise<string>;
}

/** A client of the SDK on a server beside it. */
export async function assistant(allowWrites: boolean): Promise<Assistant> {
  const mock = await createMock();
  const url = `http://127.0.0.1:${await mock.listen()}`;
  const contract = loadContract();
  const desk = new Desk(url, createAdminClient(url), contract, async wanted =>
    check(contract, await loadCases(contract), { target: url, ...wanted }),
  );
  const server = createMcpServer(desk, { allowWrites });
  const [here, there] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1' });
  await Promise.all([server.connect(there), client.connect(here)]);
  onTestFinished(async () => {
    await client.close();
    await mock.close();
  });
  return { client, mock, url, call: (name, input = {}) => textOf(client, name, input) };
}

/** Calls a tool and gives its text; what is refused begins with `refused: `. */
export async function textOf(client: Client, name: string, input: Record<string, unknown>): Promise<string> {
  const { content, isError } = await client.callTool({ name, arguments: input });
  const [first] = content as { readonly text: string }[];
  return `${isError ? 'refused: ' : ''}${first?.text}`;
}
