import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The group of a run is dissolved last, and whoever runs last cleans up. */
class DissolvingLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLast = ({ moduleId }: TestSpecification) => moduleId.endsWith('/dissolving.contract.ts');
    const sorted = (await super.sort(files)).toSorted(
      (one, other) => Number(isLast(one)) - Number(isLast(other)),
    );
    this.ctx.provide('lastFile', sorted.at(-1)?.moduleId ?? '');
    return sorted;
  }
}

/** The cases of `imapi check` as tests: a case a test, a concern a file, so that `--shard` splits a run. */
export default defineConfig({
  root: here('../..'),
  plugins: [
    {
      // Case files are plain values and know no test runner, so they get it here.
      name: 'cases-as-tests',
      enforce: 'pre',
      transform(code, id) {
        if (!id.endsWith('.contract.ts')) return undefined;
        const named = code.replace(/^export default /m, 'const caseFile = ');
        return `import { underVitest } from ${JSON.stringify(here('./under-vitest.ts'))};\n${named.replace(/^const caseFile = function cases/m, 'const caseFile = function cases')}\nexport default caseFile;\nunderVitest(caseFile, ${JSON.stringify(id)});\n`;
      },
    },
  ],
  test: {
    include: ['contracts/*.contract.ts'],
    globalSetup: [here('./sweep-after.ts')],
    sequence: { sequencer: DissolvingLast },
    // All files share one run, hence one worker and its modules.
    isolate: false,
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
