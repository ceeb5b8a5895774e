import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useId, useRef } from 'preact/hooks';
import { useConsole } from '../console.ts';
import { NoticesShown } from '../notices-shown.ts';

/** A dialog over the page; Escape closes it, and the focus goes back where it was. */
export function Dialog(props: {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { t } = useConsole();
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Below a dialog nothing can be read: what went wrong is said in it, too.
  const wrong = useContext(NoticesShown).filter(({ bad }) => bad);
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={props.wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header class="dialog-head">
        <h2 id={id}>{props.title}</h2>
        <button type="button" class="quiet icon" aria-label={t('close')} onClick={props.onClose}>
          ✕
        </button>
      </header>
      {props.children}
      {wrong.map(({ id: notice, text }) => (
        <p key={notice} class="note bad" role="alert">
          {text}
        </p>
      ))}
    </dialog>
  );
}
