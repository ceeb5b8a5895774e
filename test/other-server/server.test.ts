import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/spec/contract.ts';
import { contraryChoices } from './choices.ts';
import type { OtherServerOptions } from './options.ts';
import type { Step } from './walk/recorder.ts';
import { type Part, parts, walk } from './walk/walk.ts';

const contract = loadContract();

/** Every part of a walk, one after the other. */
async function wholeWalk(options: OtherServerOptions): Promise<Step[]> {
  const walked: Step[][] = [];
  for (const part of Object.keys(parts) as Part[]) walked.push(await walk(part, options));
  return walked.flat();
}

/** Ways in which the answers of a walk break openapi.yaml. */
function breaches(steps: readonly Step[]): string[] {
  return steps.flatMap(({ label, path, parameters, body }) => {
    const operation = contract.byPath.get(path);
    if (!operation || operation.id === 'getFile') return [];
    const issues = contract.checkAnswer(operation.id, JSON.parse(body), { parameters });
    return issues.map(({ pointer, message }) => `${label}: ${pointer} ${message}`);
  });
}

const correct = await wholeWalk({});

describe('a correct server keeps openapi.yaml in every answer', () => {
  test.each<[string, OtherServerOptions]>([
    ['with every open choice the other way', { choices: contraryChoices }],
    ['with rows that are removed at once', { removeAtOnce: true }],
    ['on one port', { ports: 'one' }],
  ])('%s', async (_, options) => {
    expect(breaches(await wholeWalk(options))).toEqual([]);
  });

  test('as the stock servers have it', () => {
    expect(breaches(correct)).toEqual([]);
  });

  test('a walk calls every operation with success', () => {
    const called = correct.filter(({ body }) => body.includes('"resultCode":1')).map(({ path }) => path);
    const missing = contract.operations.filter(({ id, path }) => id !== 'getFile' && !called.includes(path));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('a walk is the same every time', async () => {
    expect(await wholeWalk({})).toEqual(correct);
  });
});

test('it shares no code with what it is a judge of', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const borrowed = sources.filter(name =>
    /from '[./]*\/(?:src|fixtures|contracts)\//.test(readFileSync(join(folder, name), 'utf8')),
  );
  expect(sources.length).toBeGreaterThan(50);
  expect(borrowed).toEqual([]);
});
