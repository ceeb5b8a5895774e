import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { version } from '../base/version.ts';
import type { Desk } from './desk.ts';
import { callTools } from './tools/calls.ts';
import { checkTools } from './tools/check.ts';
import { contractTools } from './tools/contract.ts';
import { peopleTools } from './tools/people.ts';
import { runningTools } from './tools/running.ts';
import { stateTools } from './tools/state.ts';
import { trafficTools } from './tools/traffic.ts';

const tools = [
  ...contractTools,
  ...callTools,
  ...trafficTools,
  ...peopleTools,
  ...stateTools,
  ...runningTools,
  ...checkTools,
];

/**
 * Makes a server of the Model Context Protocol over one mock. Tools that write are offered only where `allowWrites`
 * says so: an assistant cannot ask for what it does not see.
 */
export function createMcpServer(desk: Desk, { allowWrites }: { readonly allowWrites: boolean }): McpServer {
  const instructions = `A mock of an instant-messaging HTTP API with its contract, at ${desk.url}. Answers are HTTP 200 also where they refuse; resultCode 1 is success. ${
    allowWrites ? 'Tools may change the state of the mock.' : 'Tools only read; --allow-writes offers more.'
  }`;
  const server = new McpServer({ name: 'imapi-mock', version: version() }, { instructions });
  for (const tool of tools) if (allowWrites || tool.effect === 'read') tool.offer(server, desk);
  return server;
}
