import { useCallback, useState } from 'preact/hooks';
import { useConsole } from '../console.ts';

/** Runs what a button does, one at a time, and says why when it fails. */
export function useAction(): { busy: boolean; run(work: () => Promise<unknown>): Promise<void> } {
  const { fail } = useConsole();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (work: () => Promise<unknown>) => {
      setBusy(true);
      try {
        await work();
      } catch (error) {
        fail(error);
      } finally {
        setBusy(false);
      }
    },
    [fail],
  );
  return { busy, run };
}
