import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { callAs } from '../../api/call-as.ts';
import { useConsole } from '../../parts/console.ts';
import { useAction } from '../../parts/hooks/use-action.ts';
import { PeoplePicker } from './people-picker.tsx';

type User = Schemas['ListedUser'];

/** Makes a group the way an app does: the user is its owner, the chosen people its members. */
export function NewGroup({ me, onMade }: { me: User; onMade: (jid: string, name: string) => void }) {
  const { session, t } = useConsole();
  const { busy, run } = useAction();
  const [name, setName] = useState('');
  const [people, setPeople] = useState<readonly User[]>([]);
  const make = async () => {
    const phones = JSON.stringify(people.map(({ userId }) => userId));
    const { jid } = await callAs(me, session, '/room/add', { name, phones });
    onMade(String(jid), name);
  };
  return (
    <form
      class="new-group"
      onSubmit={event => {
        event.preventDefault();
        void run(make);
      }}
    >
      <h3>{t('newGroup')}</h3>
      <label class="field">
        <span>{t('groupName')}</span>
        <input required value={name} onInput={event => setName(event.currentTarget.value)} />
      </label>
      <PeoplePicker people={people} onPeople={setPeople} />
      <footer class="dialog-foot">
        <button type="submit" class="primary" disabled={busy}>
          {t('makeGroup')}
        </button>
      </footer>
    </form>
  );
}
