import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyConfig } from '../../src/cli/flags/config-file.ts';
import { createProgram } from '../../src/cli/program.ts';
import type { ImapiConfig } from '../../src/config.ts';
import type { Json } from '../harness.ts';
import { finished, serve, temporaryFolder } from './harness.ts';

/** A folder with a configuration file. */
function folderWith(text: string, name = 'imapi.config.ts'): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), text);
  return folder;
}

describe('the configuration file', () => {
  const now = (year: number) => `export default { serve: { memory: true, now: '${year}-01-01T00:00:00Z' } };`;
  const yearSeen = async (url: string) => {
    const answer: Json = await (await fetch(`${url}/config`)).json();
    return new Date(answer.currentTime).getUTCFullYear();
  };

  test.each(['imapi.config.ts', 'imapi.config.mts', 'imapi.config.js', 'imapi.config.mjs'])(
    'is found as %s',
    async name => {
      const { url } = await serve([], {}, folderWith(now(2001), name));
      expect(await yearSeen(url)).toBe(2001);
    },
  );

  test('may be TypeScript, whatever the Node', async () => {
    const folder = folderWith(`
      import type { Server } from 'node:http';
      enum Year { Old = 2002 }
      const year: number = Year.Old satisfies number;
      export type Unused = Server;
      export default { serve: { memory: true, now: Date.UTC(year, 1), cors: false } };`);
    const { url } = await serve([], {}, folder);
    expect(await yearSeen(url)).toBe(2002);
    expect((await fetch(`${url}/config`)).headers.has('access-control-allow-origin')).toBe(false);
  });

  test('has routes of a team’s own gateway, with the world they run in', async () => {
    const config = new URL('../../dist/config.js', import.meta.url).href;
    const folder = folderWith(`
      import type { IncomingMessage, ServerResponse } from 'node:http';
      import { defineConfig, routeContext } from '${config}';
      export default defineConfig({
        serve: {
          memory: true,
          extraRoutes(request: IncomingMessage, response: ServerResponse, next: () => void) {
            if (!request.url?.startsWith('/company/staff')) return next();
            const { world, callerId } = routeContext(request);
            response.setHeader('Content-Type', 'application/json');
            response.end(JSON.stringify({ resultCode: 1, callerId, users: world.store.view.users.all.size }));
          },
        },
      });`);
    const { url } = await serve([], {}, folder);
    const response = await fetch(`${url}/company/staff?access_token=mock-100164`);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toEqual({ resultCode: 1, callerId: 100164, users: 6 });
    expect((await fetch(`${url}/company/none`)).status).toBe(404);
  });

  test('comes after the flag and the environment', async () => {
    const folder = folderWith(now(2001));
    const env = { IMAPI_NOW: '2003-01-01T00:00:00Z' };
    expect(await yearSeen((await serve([], env, folder)).url)).toBe(2003);
    const flag = ['--now', '2004-01-01T00:00:00Z'];
    expect(await yearSeen((await serve(flag, env, folder)).url)).toBe(2004);
  });

  test('can be named, and need not be called by its name', async () => {
    const folder = folderWith(now(2001), 'other.mjs');
    const { url } = await serve(['--config', join(folder, 'other.mjs')]);
    expect(await yearSeen(url)).toBe(2001);
  });

  test('gives a flag that has to be there', async () => {
    const folder = folderWith(`export default { check: { target: 'http://127.0.0.1:1', token: 'x' } };`);
    const { code, output } = await finished(['check'], {}, folder);
    expect(code).toBe(3);
    expect(output).toContain('http://127.0.0.1:1');
  });

  test.each([
    [`export default { serv: {} };`, /there is no serv\. Did you mean serve\?/],
    [`export default { serve: { prot: 1 } };`, /there is no serve\.prot\. Did you mean serve\.port\?/],
    [`export default { serve: { port: 'x' } };`, /serve\.port is "x"\. It has to be a port/],
    [`export default { serve: { memory: 'yes' } };`, /serve\.memory is "yes"\. It has to be true or false/],
    [`export default { serve: { logFormat: 'xml' } };`, /serve\.logFormat is "xml"\. Allowed choices are/],
    [`export default { serve: { data: null } };`, /serve\.data is null\. It has to be a text or a number/],
    [`export default { serve: true };`, /serve is boolean\. It has to be an object of flags/],
    [`export const other = 1;`, /it exports no configuration\. Write export default/],
    [`export default {`, /^Failed to read imapi\.config\.ts: /],
    [`import './missing.ts'; export default {};`, /^Failed to read imapi\.config\.ts: /],
  ])('%s is refused in one sentence', async (text, want) => {
    const { code, output } = await finished(['serve', '--memory', '--port', '0'], {}, folderWith(text));
    expect(code).toBe(2);
    expect(output).toMatch(want);
    expect(output.trimEnd().split('\n')).toHaveLength(1);
  });

  test('that is named and not there is refused', async () => {
    const { code, output } = await finished(['serve', '--config', 'nowhere.ts']);
    expect(code).toBe(2);
    expect(output).toMatch(/^Failed to read nowhere\.ts: there is no such file\. .*--config/);
  });

  test('does not stand in the way of help', async () => {
    expect(await finished(['serve', '--help'], {}, folderWith('export default {'))).toMatchObject({
      code: 0,
    });
  });

  test('knows every flag of every command that has a part in it', async () => {
    const known: Record<keyof ImapiConfig, true> = {
      serve: true,
      check: true,
      sweep: true,
      report: true,
      mutate: true,
      faults: true,
      generate: true,
      steps: true,
      drift: true,
      compare: true,
      learn: true,
      proxy: true,
      breaking: true,
      mcp: true,
    };
    const program = createProgram();
    // What sets a project up runs before there is a configuration.
    const names = program.commands.map(command => command.name()).filter(name => name !== 'init');
    expect(names.sort()).toEqual(Object.keys(known).sort());
  });

  test('is replaced by a flag that may come again, not added to', async () => {
    const program = createProgram();
    const folder = folderWith(`export default { check: { target: 'http://a', allowHost: ['a', 'b'] } };`);
    await applyConfig(program, join(folder, 'imapi.config.ts'));
    const check = program.commands.find(command => command.name() === 'check');
    expect(check?.getOptionValue('allowHost')).toEqual(['a', 'b']);
    check?.parseOptions(['--allow-host', 'c', '--allow-host', 'd']);
    expect(check?.getOptionValue('allowHost')).toEqual(['c', 'd']);
  });
});
