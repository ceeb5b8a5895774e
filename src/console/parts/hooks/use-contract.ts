import { useMemo } from 'preact/hooks';
import { useConsole } from '../console.ts';
import { useLoaded } from './use-loaded.ts';

/** The contract as the mock gives it, asked for once. @param read what is wanted of it */
export function useContract<Read>(read: (document: unknown) => Read): {
  readonly contract: Read | undefined;
  readonly problem: ReturnType<typeof useLoaded>['problem'];
} {
  const { contract: load, language } = useConsole();
  const { value, problem } = useLoaded('', load);
  // What is read of it follows from the document and the language alone.
  const contract = useMemo(() => (value === undefined ? undefined : read(value)), [value, language]);
  return { contract, problem };
}
