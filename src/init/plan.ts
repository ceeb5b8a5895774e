import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../spec/contract.ts';
import type { Project } from './project.ts';
import { apiPaths, apiPattern } from './proxy-rules.ts';
import * as texts from './texts.ts';

/** A file that is to be written. */
export interface PlannedFile {
  /** Below the folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What is to be done in a folder. */
export interface SetUp {
  /** Files that are not there yet. */
  readonly files: readonly PlannedFile[];
  /** Files that would be written and are there already: they stay as they are. */
  readonly left: readonly string[];
  /** The new package.json; undefined where nothing changes. */
  readonly manifest: string | undefined;
  /** Lines to add to .gitignore. */
  readonly ignored: readonly string[];
  /** What is left to a person: a file and what goes into it. */
  readonly byHand: readonly { readonly file: string; readonly text: string }[];
}

const scripts = { mock: 'imapi serve', 'mock:reset': 'imapi serve --reset', 'check:api': 'imapi check' };
const ignored = ['.imapi/', '.imapi-check/', 'report/'];

/** Plans what `imapi init` does in a folder. Writes nothing. */
export function planSetUp(folder: string, project: Project, contract: Contract): SetUp {
  const isThere = (path: string) => existsSync(join(folder, path));
  const wanted = filesFor(project, contract, isThere);
  const ignoredNow = isThere('.gitignore')
    ? readFileSync(join(folder, '.gitignore'), 'utf8').split(/\r?\n/)
    : [];
  return {
    files: wanted.filter(({ path }) => !isThere(path)),
    left: wanted.map(({ path }) => path).filter(isThere),
    manifest: withScripts(project.manifest),
    ignored: ignored.filter(
      line => !ignoredNow.some(known => known.replace(/^\//, '').replace(/\/?$/, '/') === line),
    ),
    byHand: byHand(project, isThere).filter(
      ({ file, word }) => !isThere(file) || !readFileSync(join(folder, file), 'utf8').includes(word),
    ),
  };
}

const viteConfigs = ['ts', 'mts', 'js', 'mjs', 'cts', 'cjs'].map(ending => `vite.config.${ending}`);

function filesFor(
  { typescript, server, tests }: Project,
  contract: Contract,
  isThere: (path: string) => boolean,
): PlannedFile[] {
  const ending = typescript ? 'ts' : 'mjs';
  const files = [{ path: `imapi.config.${ending}`, text: texts.config }];
  if (server === 'vite') {
    files.push({ path: `imapi.proxy.${ending}`, text: texts.viteProxy(apiPattern(contract), typescript) });
    if (!viteConfigs.some(isThere))
      files.push({ path: `vite.config.${ending}`, text: texts.viteConfig(`imapi.proxy.${ending}`) });
  } else if (server !== undefined) {
    const contexts = apiPaths(contract).map(path => (path.endsWith('/') ? `${path}**` : path));
    files.push({ path: 'proxy.conf.json', text: texts.proxyConf(contexts) });
  }
  if (tests.includes('vitest')) files.push({ path: `test/imapi.${ending}`, text: texts.vitestFixture });
  else if (tests.includes('jest')) files.push({ path: 'test/imapi.cjs', text: texts.jestFixture });
  if (tests.includes('playwright'))
    files.push({ path: `e2e/imapi.${ending}`, text: texts.playwrightFixture(typescript) });
  return files;
}

/** What goes into files of the project's own, each with the word that tells that it is there. */
function byHand({ server, typescript }: Project, isThere: (path: string) => boolean) {
  const config = viteConfigs.find(isThere);
  if (server === 'vite' && config !== undefined) {
    const text = `import { imapiProxy } from './imapi.proxy.${typescript ? 'ts' : 'mjs'}';  server: { proxy: imapiProxy }`;
    return [{ file: config, text, word: 'imapiProxy' }];
  }
  if (server === 'angular')
    return [
      {
        file: 'angular.json',
        text: 'serve.options: { "proxyConfig": "proxy.conf.json" }',
        word: 'proxy.conf.json',
      },
    ];
  if (server === 'webpack')
    return [
      {
        file: 'webpack.config.js',
        text: "devServer: { proxy: require('./proxy.conf.json') }",
        word: 'proxy.conf.json',
      },
    ];
  return [];
}

/** The same package.json with the scripts it has not got, indented as it was. */
function withScripts(manifest: string): string | undefined {
  const parsed: { scripts?: Record<string, string> } = JSON.parse(manifest);
  const lacking = Object.entries(scripts).filter(([name]) => parsed.scripts?.[name] === undefined);
  if (lacking.length === 0) return undefined;
  const [, indent = '  '] = /\n([ \t]+)"/.exec(manifest) ?? [];
  const changed = { ...parsed, scripts: { ...parsed.scripts, ...Object.fromEntries(lacking) } };
  return `${JSON.stringify(changed, undefined, indent)}${manifest.endsWith('\n') ? '\n' : ''}`;
}
