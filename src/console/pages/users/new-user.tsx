import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { Dialog } from '../../parts/controls/dialog.tsx';

/** Asks for what a new user needs. */
export function NewUser(props: { onClose: () => void; onAdd: (user: Schemas['NewUser']) => void }) {
  const { t } = useConsole();
  const [nickname, setNickname] = useState('');
  const [phone, setPhone] = useState('');
  return (
    <Dialog title={t('newUser')} onClose={props.onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          props.onAdd(phone === '' ? { nickname } : { nickname, phone });
        }}
      >
        <label class="field">
          <span>{t('nickname')}</span>
          <input required value={nickname} onInput={event => setNickname(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{t('phoneOptional')}</span>
          <input inputMode="tel" value={phone} onInput={event => setPhone(event.currentTarget.value)} />
        </label>
        <footer class="dialog-foot">
          <button type="button" onClick={props.onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary">
            {t('add')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
