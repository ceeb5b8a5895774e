import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import type { OperationView } from '../contract/contract-reader.ts';
import { ReplayForm } from './replay-form.tsx';

/** Opens the form that sends a request again. */
export function ReplayButton(props: {
  entry: Schemas['RequestDetail'];
  operation: OperationView | undefined;
  /** False until it is known what the operation takes. */
  ready: boolean;
}) {
  const { t } = useConsole();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="primary" disabled={!props.ready} onClick={() => setOpen(true)}>
        {t('replay')}
      </button>
      {open && <ReplayForm entry={props.entry} operation={props.operation} onClose={() => setOpen(false)} />}
    </>
  );
}
