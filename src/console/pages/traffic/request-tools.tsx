import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { useContract } from '../../parts/hooks/use-contract.ts';
import { readContract } from '../contract/contract-reader.ts';
import { CopyAs } from './copy-as.tsx';
import { Replay } from './replay.tsx';

/** What can be done with a request: send it again, copy it as code. */
export function RequestTools({ entry }: { entry: Schemas['RequestDetail'] }) {
  const { t } = useConsole();
  const [replaying, setReplaying] = useState(false);
  const { contract } = useContract(readContract);
  const operation = contract?.operations.find(({ id }) => id === entry.operationId);
  return (
    <>
      <button type="button" class="primary" disabled={!contract} onClick={() => setReplaying(true)}>
        {t('replay')}
      </button>
      <CopyAs entry={entry} operation={operation} />
      {replaying && <Replay entry={entry} operation={operation} onClose={() => setReplaying(false)} />}
    </>
  );
}
