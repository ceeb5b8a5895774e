import { useConsole } from '../../parts/console.ts';
import { Dialog } from '../../parts/controls/dialog.tsx';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { RowEditor } from './row-editor.tsx';

/** The row that the address names, as JSON, with the rows it names. */
export function OpenedRow(props: {
  collection: string;
  rowKey: string;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { admin } = useConsole();
  const { collection, rowKey, onClose } = props;
  const { value, problem } = useLoaded(rowKey, () => admin.state.keyedRow(collection, rowKey));
  if (problem) {
    return (
      <Dialog title={`${collection} / ${rowKey}`} onClose={onClose}>
        <ProblemNote problem={problem} />
      </Dialog>
    );
  }
  if (!value) return null;
  return (
    <RowEditor
      collection={collection}
      rowKey={rowKey}
      row={value.row}
      references={value.references}
      onClose={onClose}
      onSaved={() => {
        props.onSaved();
        onClose();
      }}
    />
  );
}
