import { useEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { type ShownProblem, shownProblem } from '../../api/shown-problem.ts';
import { useConsole } from '../../parts/console.ts';
import { ConfirmButton } from '../../parts/controls/confirm-button.tsx';
import { Dialog } from '../../parts/controls/dialog.tsx';
import { hashOf } from '../../parts/route.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { placeOf } from '../../text/pointer-place.ts';
import { pointerInRow } from './pointer-in-row.ts';

/** A row as JSON; what the mock refuses is shown at the place it is refused for. */
export function RowEditor(props: {
  collection: string;
  /** Absent for a new row. */
  rowKey: string | undefined;
  row: Schemas['Row'];
  references?: Schemas['KeyedRow']['references'];
  onClose: () => void;
  onSaved: () => void;
}) {
  const { admin, t, say } = useConsole();
  const { collection, rowKey: key } = props;
  const [text, setText] = useState(() => JSON.stringify(props.row, null, 2));
  const [problem, setProblem] = useState<ShownProblem | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (problem?.pointer !== undefined && field.current)
      select(field.current, pointerInRow(problem.pointer, collection, key));
  }, [problem, collection, key]);

  const attempt = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      say(done);
      props.onSaved();
    } catch (error) {
      setProblem(shownProblem(error));
    }
  };
  const save = async () => {
    const row: Schemas['Row'] = JSON.parse(text);
    if (key === undefined) await admin.state.mergeRows(collection, [row]);
    else await admin.state.putRow(collection, key, row);
  };
  return (
    <Dialog title={key === undefined ? t('addRow') : `${collection} / ${key}`} wide onClose={props.onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void attempt(save, t('rowSaved'));
        }}
      >
        {props.references && props.references.length > 0 && (
          <p class="facts">
            {props.references.map(({ field, collection: other, key: otherKey, name }) => (
              <span key={field}>
                <span class="faint">{field}</span> <a href={hashOf('state', other, otherKey)}>{name}</a>
              </span>
            ))}
          </p>
        )}
        {key === undefined && <p class="faint">{t('addRowHint')}</p>}
        <textarea
          ref={field}
          class="editor"
          aria-label={t('row')}
          aria-invalid={problem !== undefined}
          spellcheck={false}
          rows={22}
          value={text}
          onInput={event => {
            setText(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <ProblemNote problem={problem} />
        <footer class="dialog-foot">
          {key !== undefined && (
            <ConfirmButton
              label={t('delete')}
              question={t('deleteQuestion', { name: key })}
              onConfirm={() => void attempt(() => admin.state.deleteRow(collection, key), t('rowDeleted'))}
            />
          )}
          <span class="grow" />
          <button type="button" onClick={props.onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary">
            {t('save')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Selects the value a pointer leads to and brings it into sight. */
function select(field: HTMLTextAreaElement, pointer: string): void {
  const place = placeOf(field.value, pointer);
  if (!place || pointer === '') return;
  field.focus();
  field.setSelectionRange(place.start, place.end);
  const line = field.value.slice(0, place.start).split('\n').length;
  const lines = field.value.split('\n').length;
  field.scrollTop = (line / lines) * field.scrollHeight - field.clientHeight / 2;
}
