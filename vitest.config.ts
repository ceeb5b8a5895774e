import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Tests of what users get: the packed package, installed in an empty folder.
const packed = ['test/package/**/*.test.ts', 'test/recipes/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // No module keeps state (docs/architecture.md), so files share what was loaded: the suite takes half the time.
    isolate: false,
    // The main thread only waits, so a core for it would lie idle.
    maxWorkers: availableParallelism(),
    // A pipeline shares its machine: one that starves for seconds is no fault of the change. What needed it is named.
    retry: process.env.CI ? 1 : 0,
    // English, whoever runs the tests.
    env: { LC_ALL: 'C' },
    projects: [
      {
        extends: true,
        test: {
          name: 'source',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...packed, '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'packed',
          include: packed,
          globalSetup: 'test/package/install.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
