import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { finished, imapi } from '../cli/harness.ts';
import { textOf } from './assistant.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const newClient = () => new Client({ name: 'test', version: '1' });

/** Starts `imapi mcp` over HTTP with a mock of its own, and gives its address. */
async function overHttp(...flags: readonly string[]) {
  const run = imapi(['mcp', '--with-mock', '--http-port', '0', ...flags]);
  for (;;) {
    const [url] = /http:\S+/.exec(run.output()) ?? [];
    if (url !== undefined) return { run, url };
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

describe('imapi mcp', () => {
  test('serves over standard input and output, and ends with its client', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [main, 'mcp', '--with-mock', '--allow-writes'],
      stderr: 'pipe',
    });
    const client = newClient();
    await client.connect(transport);
    expect(client.getServerVersion()?.name).toBe('imapi-mock');
    expect(await textOf(client, 'count_rows', {})).toContain('"users"');
    const { pid } = transport;
    await client.close();
    expect(() => process.kill(pid ?? 0, 0)).toThrow();
  });

  test('serves over HTTP, several clients at once, and ends at once', async () => {
    const { run, url } = await overHttp();
    const clients = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const client = newClient();
        onTestFinished(() => client.close());
        await client.connect(new StreamableHTTPClientTransport(new URL(url)));
        return client;
      }),
    );
    for (const client of clients) expect(await textOf(client, 'get_clock', {})).toContain('"mode"');
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  });

  test.each([
    ['a page of another origin', { Origin: 'http://evil.example' }, 403],
    ['a picture of another page', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a program of this machine', {}, 200],
  ])('answers %s over HTTP as the control API does', async (_who, headers, want) => {
    const { url } = await overHttp();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
    });
    expect(response.status).toBe(want);
  });

  test('asks for the token over HTTP where there is one', async () => {
    const { url } = await overHttp('--admin-token', 'a-secret-token');
    const statusWith = async (headers: Record<string, string>) =>
      (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
    expect(await statusWith({})).toBe(401);
    expect(await statusWith({ Authorization: 'Bearer a-secret-token' })).not.toBe(401);
  });

  test.each([
    ['no JSON', '{"bad', 400, -32_700],
    ['too much', JSON.stringify({ text: 'x'.repeat(5_000_000) }), 413, -32_600],
  ])('refuses %s as JSON-RPC does, and shows nothing of the machine', async (_what, body, status, code) => {
    const { url } = await overHttp();
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({ jsonrpc: '2.0', id: null, error: { code } });
    expect(text).not.toMatch(/node_modules|at \w+ \(/);
  });

  test('says in a sentence that no mock answers', async () => {
    const { code, output } = await finished(['mcp', '--mock', 'http://127.0.0.1:1']);
    expect(code).toBe(2);
    expect(output).toMatch(/^Failed to [^\n]+\n$/);
  });
});
