import { CheckProblem } from '../../check/problem.ts';
import { createMock } from '../../create-mock.ts';
import type { CheckFlags } from '../flags/check-settings.ts';

/**
 * Does work against a mock that begins and ends with it, in this process and in memory.
 * @throws CheckProblem 2 where a target is given as well
 */
export async function withMock(flags: CheckFlags, work: (flags: CheckFlags) => Promise<void>): Promise<void> {
  if (flags.target !== undefined)
    throw new CheckProblem(
      2,
      'Failed to start: --with-mock starts its own target. Remove --target and IMAPI_TARGET.',
    );
  const mock = await createMock();
  try {
    const port = await mock.listen('api', { host: '127.0.0.1', port: 0 });
    await work({ ...flags, target: `http://127.0.0.1:${port}` });
  } finally {
    await mock.close();
  }
}
