import { useEffect } from 'preact/hooks';
import { useConsole } from '../../parts/console.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';

/** The operations that are held and the requests that wait, as they come and go. */
export function useHolds() {
  const { admin, listen } = useConsole();
  const { value: holds, reload } = useLoaded('', () => admin.holds.list());
  useEffect(
    () => listen(({ type }) => (type === 'hold' || type === 'reconnected') && reload()),
    [listen, reload],
  );
  return { holds, reload };
}
