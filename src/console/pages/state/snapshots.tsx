import { useState } from 'preact/hooks';
import { useConsole } from '../../parts/console.ts';
import { ConfirmButton } from '../../parts/controls/confirm-button.tsx';
import { Dialog } from '../../parts/controls/dialog.tsx';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';

/** States under a name, to come back to. */
export function Snapshots({ onChanged, onClose }: { onChanged: () => void; onClose: () => void }) {
  const { admin, t, say } = useConsole();
  const { value, problem, reload } = useLoaded('', () => admin.snapshots.list());
  const { busy, run } = useAction();
  const [name, setName] = useState('');
  return (
    <Dialog title={t('snapshots')} onClose={onClose}>
      <p>{t('snapshotsHint')}</p>
      <ProblemNote problem={problem} />
      <form
        class="inline"
        onSubmit={event => {
          event.preventDefault();
          void run(async () => {
            await admin.snapshots.save(name);
            say(t('snapshotSaved', { name }));
            setName('');
            reload();
          });
        }}
      >
        <label class="field grow">
          <span>{t('name')}</span>
          <input value={name} required onInput={event => setName(event.currentTarget.value)} />
        </label>
        <button type="submit" class="primary" disabled={busy}>
          {t('save')}
        </button>
      </form>
      <ul class="plain">
        {(value ?? []).map(snapshot => (
          <li key={snapshot} class="inline">
            <code class="grow">{snapshot}</code>
            <button
              type="button"
              disabled={busy}
              aria-label={t('restoreNamed', { name: snapshot })}
              onClick={() =>
                void run(async () => {
                  await admin.snapshots.restore(snapshot);
                  onChanged();
                  say(t('snapshotRestored', { name: snapshot }));
                })
              }
            >
              {t('restore')}
            </button>
            <ConfirmButton
              label={t('delete')}
              name={t('deleteNamed', { name: snapshot })}
              question={t('deleteQuestion', { name: snapshot })}
              disabled={busy}
              onConfirm={() =>
                void run(async () => {
                  await admin.snapshots.delete(snapshot);
                  reload();
                })
              }
            />
          </li>
        ))}
        {value?.length === 0 && <li class="faint">{t('noSnapshots')}</li>}
      </ul>
    </Dialog>
  );
}
