import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { freePorts, serve, startedProxy, temporaryFolder } from '../cli/harness.ts';
import { startMock } from '../harness.ts';
import { shell } from '../recipes/shell.ts';
import {
  commandsOf,
  isScript,
  pages,
  passingCommands,
  runsElsewhere,
  shellBlocks,
  wordsOf,
} from './commands.ts';

const root = join(import.meta.dirname, '..', '..');
const local = /http:\/\/127\.0\.0\.1:80(94|88|89)/g;
const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** Other people's tools, which are not installed here. */
const foreign = [
  'npx @stoplight/prism-cli@5.14 ',
  'npx vite',
  'npm install -D ./imapi-mock-',
  'npm install --save-dev @',
  'docker compose up',
];

/** In a pipeline the checks of the docs run the cases of one operation: other tests run them all. */
const fewCases: Readonly<Record<string, string>> = process.env.CI ? { IMAPI_ONLY: 'listRooms' } : {};

/** A folder in which `imapi` and `npx imapi` run the build. */
function workplace() {
  const folder = temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const main = join(root, 'dist', 'cli', 'main.js');
  writeFileSync(join(bin, 'imapi'), `#!/bin/sh\nexec ${process.execPath} ${main} "$@"\n`);
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n');
  for (const name of ['imapi', 'npx']) chmodSync(join(bin, name), 0o755);
  return { folder, env: { PATH: `${bin}:${process.env.PATH}`, ...fewCases } };
}

/** Holds the flags of an `imapi` command against those there are. */
function expectKnown(command: string): void {
  const [name, ...rest] = wordsOf(command).slice(command.startsWith('npx ') ? 2 : 1);
  const program = createProgram().configureOutput({ writeErr: () => {} });
  const wanted = name === 'help' ? rest[0] : name;
  if (wanted === undefined || wanted.startsWith('-')) return;
  const found = program.commands.find(it => it.name() === wanted);
  expect(found, `${command}: there is no such command`).toBeDefined();
  if (name === 'help' || found === undefined) return;
  const { unknown } = program.parseOptions(rest);
  found.configureOutput({ writeErr: () => {} });
  expect(found.parseOptions(unknown).unknown, command).toEqual([]);
}

async function serves(command: string, folder: string): Promise<void> {
  const [, ...flags] = wordsOf(command).slice(command.startsWith('npx ') ? 1 : 0);
  const own = flags.filter(flag => flag !== 'serve' && flag !== '--strict-port');
  // The last flag of a name counts: a port that is free, and nobody outside this machine.
  const run = await serve([...own, ...freePorts, '--host', '127.0.0.1'], {}, folder);
  run.child.kill();
  expect(await run.ended, run.output()).toBe(0);
}

/** Starts a proxy on a free port; that nothing has gone through it yet is its exit code 4. */
async function proxies(command: string, base: string, folder: string): Promise<void> {
  if (command.search(local) < 0) return;
  const [, ...flags] = wordsOf(command.replaceAll(local, base)).slice(command.startsWith('npx ') ? 1 : 0);
  const run = await startedProxy([...flags.slice(1), '--port', '0'], folder);
  run.child.kill();
  expect(await run.ended, run.output()).toBe(4);
}

/** Runs a command, or holds it against what there is where it needs a host outside or hours. */
async function tryOut(command: string, base: string, { folder, env }: ReturnType<typeof workplace>) {
  const run = async (text: string) => {
    const { code, output } = await shell(text.replaceAll(local, base), folder, env);
    expect(code, `${text}: ${output}`).toBe(0);
    return output;
  };
  if (command.startsWith('curl ')) {
    const answer = await run(command.replace('curl ', 'curl -sS --fail-with-body '));
    if (answer.includes('"resultCode"')) expect(answer, command).toMatch(/"resultCode":1\b/);
  } else if (/^(npx )?imapi /.test(command)) {
    expectKnown(command);
    if (/imapi serve/.test(command)) await serves(command, folder);
    // Runs until its assistant leaves: test/mcp runs it.
    else if (/imapi mcp/.test(command)) return;
    else if (/imapi proxy/.test(command)) await proxies(command, base, folder);
    else if (/imapi (generate|help)|--with-mock|--plan/.test(command) || command.search(local) >= 0)
      await run(command);
  } else if (command.startsWith('npx vitest run ')) {
    expect(existsSync(join(root, command.slice('npx vitest run '.length))), command).toBe(true);
  } else if (/^(\w+=\S+ )*npm /.test(command)) {
    const [, script] = /npm (?:run )?(\S+)/.exec(command) ?? [];
    if (script !== 'ci' && !foreign.some(start => command.startsWith(start)))
      expect(manifest.scripts, command).toHaveProperty([script ?? '']);
  } else {
    const known = foreign.some(start => command.startsWith(start));
    expect(known, `${command}: this test knows no way to try that out`).toBe(true);
  }
}

test.each(['docs/library.md', 'docs/zh/library.md'])('%s names every command that has --json', page => {
  const [, section = ''] = readFileSync(join(root, page), 'utf8').split('## `--json`\n');
  const having = createProgram().commands.filter(({ options }) =>
    options.some(({ long }) => long === '--json'),
  );
  const named = [...section.matchAll(/`(?:imapi )?(\w+)`/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(having.map(command => command.name()).toSorted());
});

describe.each(pages(root))('%s', page => {
  for (const block of runsElsewhere(page) ? [] : shellBlocks(root, page)) {
    test(`the commands at ${block.place} work`, { timeout: 120_000 }, async () => {
      const place = workplace();
      const { base, mock } = await startMock();
      if (!isScript(block)) {
        for (const command of commandsOf(block)) await tryOut(command, base, place);
        return;
      }
      // A script that starts the mock itself finds its port free.
      const port = new URL(base).port;
      const starts = block.text.includes('imapi serve');
      if (starts) await mock.close();
      const text = block.text.replaceAll(/\b8094\b/g, port);
      const env = {
        ...place.env,
        TARGET: base,
        HOST: '127.0.0.1',
        IMAPI_UPLOAD_PORT: '0',
        IMAPI_FILES_PORT: '0',
      };
      const { code, output } = await shell(`set +e\n${text}`, place.folder, env);
      expect(code, output).toBe(0);
    });
  }

  test('names commands and flags that there are', () => {
    for (const command of passingCommands(root, page)) expectKnown(command);
  });
});
