import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Json, startMock } from '../harness.ts';
import { brokenServer } from './broken-server.ts';
import { copyRecipe } from './recipe.ts';
import { type Ran, shell } from './shell.ts';

const tokens = {
  IMAPI_TOKEN: 'mock-100164',
  IMAPI_PEER_TOKEN: 'mock-100102',
  IMAPI_OUTSIDER_TOKEN: 'mock-100174',
};

/** A part of the suite is enough to see how a pipeline takes its verdict. */
const part = { IMAPI_ONLY: 'getUser', IMAPI_RATE: '0' };

/** Runs the shell steps of a job that GitHub would run, but `npm ci`: the package is installed here already. */
async function github(file: string, folder: string, target: string, extra: Record<string, string> = part) {
  const workflow: Json = parse(readFileSync(join(folder, file), 'utf8'));
  const { env: declared, steps } = workflow.jobs.contract;
  const known: Record<string, string> = { 'vars.STAGING': target };
  for (const [name, value] of Object.entries(tokens)) known[`secrets.${name}`] = value;
  const env = Object.fromEntries(
    Object.entries<string>(declared).map(([name, text]) => {
      return [name, text.replace(/\$\{\{ (\S+) \}\}/, (_, key: string) => known[key] ?? `no ${key}`)];
    }),
  );
  const summary = join(folder, 'summary.md');
  const ran: Ran[] = [];
  for (const { run, if: condition } of steps) {
    const skipped = run === undefined || run === 'npm ci' || condition === 'cancelled()';
    if (skipped || (condition !== 'always()' && ran.some(({ code }) => code !== 0))) continue;
    const runner = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    ran.push(await shell(run, folder, { ...env, ...runner, ...extra }));
  }
  return { workflow, ran, output: ran.map(({ output }) => output).join('') };
}

describe('github-actions', () => {
  test('lets a deploy pass where the contract holds, with reports and a summary', async () => {
    const folder = copyRecipe('github-actions');
    const { base } = await startMock();
    const { workflow, ran, output } = await github('deploy.yml', folder, base, {});
    expect(ran, output).toMatchObject([{ code: 0 }]);
    expect(workflow.jobs.deploy.needs).toBe('contract');
    expect(existsSync(join(folder, 'report', 'report.html'))).toBe(true);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('holds');
  });

  test('stops it where a document rule is broken, and says so beside the job', async () => {
    const { ran, output } = await github('deploy.yml', copyRecipe('github-actions'), await brokenServer());
    expect(ran, output).toMatchObject([{ code: 1 }]);
    expect(output).toMatch(/^::error (?:title=[^:]*)?::/m);
    // Only a repository that has the contract can show its line.
    expect(output).not.toMatch(/^::error file=.*openapi\.yaml,line=\d+/m);
  });

  test('tries once more where staging cannot be reached, then says so', async () => {
    const soon = { RETRY_AFTER: '0' };
    const { ran, output } = await github(
      'deploy.yml',
      copyRecipe('github-actions'),
      'http://127.0.0.1:1',
      soon,
    );
    expect(ran).toMatchObject([{ code: 3 }]);
    expect(output.match(/^Exit 3, unreachable/gm)).toHaveLength(2);
  });
});

describe('nightly', () => {
  test('fails for a finding, and passes for a time once it is waived', async () => {
    const folder = copyRecipe('nightly');
    const target = await brokenServer();
    const red = await github('nightly.yml', folder, target);
    expect(red.ran, red.output).toMatchObject([{ code: 1 }, { code: 0 }]);
    const report: Json = JSON.parse(readFileSync(join(folder, 'report', 'report.json'), 'utf8'));
    const expires = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const waivers = report.findings
      .filter(({ severity }: Json) => severity !== 'note')
      .map(({ fingerprint }: Json) => ({
        fingerprint,
        reason: 'numbers until 4.2',
        owner: 'li.wei',
        expires,
      }));
    writeFileSync(join(folder, 'waivers.yaml'), JSON.stringify(waivers));
    const green = await github('nightly.yml', folder, target);
    expect(green.ran, green.output).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect(green.output).toContain('waived');
  });

  test('runs at night', async () => {
    const { base } = await startMock();
    const { workflow, ran, output } = await github('nightly.yml', copyRecipe('nightly'), base);
    expect(ran, output).toMatchObject([{ code: 0 }, { code: 0 }]);
    expect(workflow.on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ [0-6] \* \* \*$/) }]);
  });
});

describe('gitlab-ci', () => {
  async function gitlab(target: string) {
    const folder = copyRecipe('gitlab-ci');
    const pipeline: Json = parse(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8'));
    const { variables, script, after_script: after } = pipeline.contract;
    const env = { ...tokens, ...part, IMAPI_TARGET: variables.IMAPI_TARGET.replace('$STAGING', target) };
    const lines = (commands: string[]) => commands.filter(command => command !== 'npm ci').join('\n');
    return {
      folder,
      pipeline,
      job: await shell(lines(script), folder, env),
      after: await shell(lines(after), folder, env),
    };
  }

  test('lets a deploy pass where the contract holds, and has its tests', async () => {
    const { base } = await startMock();
    const { folder, pipeline, job, after } = await gitlab(base);
    expect([job.code, after.code], job.output + after.output).toEqual([0, 0]);
    expect(pipeline.stages).toEqual([pipeline.contract.stage, pipeline.deploy.stage]);
    expect(existsSync(join(folder, pipeline.contract.artifacts.reports.junit))).toBe(true);
  });

  test('stops it where a document rule is broken; is run again where staging cannot be reached', async () => {
    expect((await gitlab(await brokenServer())).job.code).toBe(1);
    const { job, pipeline } = await gitlab('http://127.0.0.1:1');
    expect(job.code).toBe(pipeline.contract.retry.exit_codes);
  });
});
