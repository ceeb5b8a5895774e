import { useState } from 'preact/hooks';
import { useConsole } from '../console.ts';
import { Dialog } from './dialog.tsx';

/** A button for what cannot be undone: asks first. */
export function ConfirmButton(props: {
  label: string;
  name?: string;
  question: string;
  disabled?: boolean;
  class?: string;
  onConfirm: () => void;
}) {
  const { t } = useConsole();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        class={props.class ?? 'danger'}
        disabled={props.disabled ?? false}
        {...(props.name !== undefined && { 'aria-label': props.name })}
        onClick={() => setAsking(true)}
      >
        {props.label}
      </button>
      {asking && (
        <Dialog title={props.name ?? props.label} onClose={() => setAsking(false)}>
          <p>{props.question}</p>
          <footer class="dialog-foot">
            <button type="button" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
            <button
              type="button"
              class="danger solid"
              onClick={() => {
                setAsking(false);
                props.onConfirm();
              }}
            >
              {props.label}
            </button>
          </footer>
        </Dialog>
      )}
    </>
  );
}
