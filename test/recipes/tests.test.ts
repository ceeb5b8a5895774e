import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { copyRecipe, runTests } from './recipe.ts';

const passed = /Tests .*?(\d+) passed/;
/** A machine without a browser may leave that one out; CI may not. */
const hasBrowser = existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium') || process.env.CI !== undefined;

test.each([
  { name: 'clients', packages: ['vitest', 'axios'], tests: 6 },
  { name: 'vitest', packages: ['vitest'], tests: 8 },
  { name: 'msw', packages: ['vitest', 'axios', 'msw'], tests: 4 },
])('$name holds on the packed package', async ({ name, packages, tests }) => {
  const output = await runTests(copyRecipe(name, packages));
  expect(passed.exec(output)?.[1], output).toBe(String(tests));
  expect(output).not.toContain('failed');
});

test.skipIf(!hasBrowser).each([
  { name: 'playwright', packages: ['vitest', 'playwright-core'], tests: 5 },
  { name: 'live-chat', packages: ['vitest', 'playwright-core', 'vite'], tests: 2 },
])('$name holds on the packed package', async ({ name, packages, tests }) => {
  const output = await runTests(copyRecipe(name, packages));
  expect(passed.exec(output)?.[1], output).toBe(String(tests));
  expect(output).not.toContain('failed');
});
