import { useState } from 'preact/hooks';
import { useConsole } from '../console.ts';
import { Dialog } from '../controls/dialog.tsx';
import { useAction } from '../hooks/use-action.ts';
import { useLoaded } from '../hooks/use-loaded.ts';

const anotherOne = '\n';
const end = '\t';
// Browsers read a pattern with the flag v, for which the hyphen has to be escaped.
const wellFormed = '[a-zA-Z0-9_.\\-]{1,64}';

/** Chooses the world: the shared one, a session's own, or a new one that begins as a fork. */
export function SessionPicker({ onSession }: { onSession: (session: string | undefined) => void }) {
  const { admin, t, session } = useConsole();
  const { run } = useAction();
  const { value, reload } = useLoaded(session ?? '', () => admin.sessions.list());
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const endSession = async () => {
    if (session !== undefined) await admin.sessions.end(session);
    onSession(undefined);
  };
  const names = new Set([...(value?.sessions ?? []).map(known => known.name), ...(session ? [session] : [])]);
  return (
    <>
      <select
        class="session"
        aria-label={t('world')}
        title={t('worldHint')}
        value={session ?? ''}
        onFocus={reload}
        onChange={event => {
          const { value: chosen } = event.currentTarget;
          event.currentTarget.value = session ?? '';
          if (chosen === anotherOne) setNaming(true);
          else if (chosen === end) void run(endSession);
          else onSession(chosen === '' ? undefined : chosen);
        }}
      >
        <option value="">{t('sharedWorld')}</option>
        {[...names].sort().map(known => (
          <option key={known} value={known}>
            {known}
          </option>
        ))}
        <option value={anotherOne}>{t('newSession')}</option>
        {session !== undefined && <option value={end}>{t('endSession', { name: session })}</option>}
      </select>
      {naming && (
        <Dialog title={t('newSession')} onClose={() => setNaming(false)}>
          <form
            onSubmit={event => {
              event.preventDefault();
              setNaming(false);
              onSession(name);
            }}
          >
            <p>{t('worldHint')}</p>
            <label class="field">
              <span>{t('name')}</span>
              <input
                value={name}
                required
                pattern={wellFormed}
                onInput={event => setName(event.currentTarget.value)}
              />
            </label>
            <footer class="dialog-foot">
              <button type="button" onClick={() => setNaming(false)}>
                {t('cancel')}
              </button>
              <button type="submit" class="primary">
                {t('open')}
              </button>
            </footer>
          </form>
        </Dialog>
      )}
    </>
  );
}
