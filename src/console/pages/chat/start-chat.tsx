import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { Dialog } from '../../parts/controls/dialog.tsx';
import { PersonField } from '../../parts/controls/person-field.tsx';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { go } from '../../parts/route.ts';
import { fieldOf } from '../../text/row-field.ts';
import { NewGroup } from './new-group.tsx';

type Chat = Schemas['Chat'];

/** Begins a conversation that has no message yet, with a person or in a group. */
export function StartChat({ me, onStart }: { me: Schemas['ListedUser']; onStart: (chat: Chat) => void }) {
  const { t } = useConsole();
  const [open, setOpen] = useState(false);
  const start = (kind: Chat['kind'], id: string, name: string) => {
    onStart({ kind, id, name, last: '', timeSend: 0 });
    setOpen(false);
    go('chat', id);
  };
  return (
    <>
      <button type="button" class="start" onClick={() => setOpen(true)}>
        {t('startChat')}
      </button>
      {open && (
        <Dialog title={t('startChat')} onClose={() => setOpen(false)}>
          <PersonField
            label={t('withPerson')}
            onPick={user => user.userId !== me.userId && start('single', String(user.userId), user.nickname)}
          />
          <Groups onPick={(jid, name) => start('group', jid, name)} />
          <NewGroup me={me} onMade={(jid, name) => start('group', jid, name)} />
        </Dialog>
      )}
    </>
  );
}

function Groups({ onPick }: { onPick: (jid: string, name: string) => void }) {
  const { admin, t } = useConsole();
  const { value } = useLoaded('', () => admin.state.rows('shiku_room', { limit: 200 }));
  const groups = (value?.rows ?? []).map(({ row }) => ({
    jid: fieldOf(row, 'jid'),
    name: fieldOf(row, 'name'),
  }));
  return (
    <label class="field">
      <span>{t('inGroup')}</span>
      <select
        value=""
        onChange={event => {
          const group = groups.find(({ jid }) => jid === event.currentTarget.value);
          if (group) onPick(group.jid, group.name);
        }}
      >
        <option value="">{t('chooseGroup')}</option>
        {groups.map(({ jid, name }) => (
          <option key={jid} value={jid}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
