import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// npm run test:quick: what stands beside the sources and what looks at the mock from outside, in under a minute on two
// cores. What starts processes is in the folders of `test`, and what takes long by itself is called `*.slow.test.ts`.
export default defineConfig({
  test: {
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: availableParallelism(),
    env: { LC_ALL: 'C' },
    include: ['src/**/*.test.ts', 'test/*.test.ts'],
    exclude: ['**/*.slow.test.ts'],
  },
});
