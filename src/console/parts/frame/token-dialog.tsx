import { useState } from 'preact/hooks';
import { useConsole } from '../console.ts';
import { Dialog } from '../controls/dialog.tsx';

/** Asks for the token of a mock that wants one. */
export function TokenDialog({ onToken }: { onToken: (token: string) => void }) {
  const { t } = useConsole();
  const [open, setOpen] = useState(true);
  const [token, setToken] = useState('');
  if (!open) return null;
  return (
    <Dialog title={t('tokenWanted')} onClose={() => setOpen(false)}>
      <form
        onSubmit={event => {
          event.preventDefault();
          onToken(token);
        }}
      >
        <p>{t('tokenHint')}</p>
        <label class="field">
          <span>{t('token')}</span>
          <input
            type="password"
            required
            autocomplete="off"
            value={token}
            onInput={event => setToken(event.currentTarget.value)}
          />
        </label>
        <footer class="dialog-foot">
          <button type="submit" class="primary">
            {t('open')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
