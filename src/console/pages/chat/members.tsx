import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { callAs } from '../../api/call-as.ts';
import { useConsole } from '../../parts/console.ts';
import { Dialog } from '../../parts/controls/dialog.tsx';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useChanges } from '../../parts/hooks/use-loaded.ts';
import { PeoplePicker } from './people-picker.tsx';
import { useMembers } from './use-members.ts';

type User = Schemas['ListedUser'];

/** The members of a group, and a way to add some as the user would. */
export function Members(props: { me: User; chat: Schemas['Chat']; onClose: () => void }) {
  const { session, t } = useConsole();
  const { me, chat } = props;
  const { busy, run } = useAction();
  const { value, reload } = useMembers(chat);
  const [people, setPeople] = useState<readonly User[]>([]);
  useChanges(reload);
  const add = async () => {
    const phones = JSON.stringify(people.map(({ userId }) => userId));
    await callAs(me, session, '/room/member/update', { roomId: value?.roomId ?? '', phones });
    setPeople([]);
    reload();
  };
  return (
    <Dialog title={t('membersOf', { name: chat.name })} onClose={props.onClose}>
      <ul class="plain members">
        {value?.members.map(({ id, name }) => (
          <li key={id}>
            {name} <span class="faint">{id}</span>
          </li>
        ))}
      </ul>
      <form
        onSubmit={event => {
          event.preventDefault();
          void run(add);
        }}
      >
        <PeoplePicker people={people} onPeople={setPeople} />
        <footer class="dialog-foot">
          <button type="submit" class="primary" disabled={busy || people.length === 0}>
            {t('addMembers')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
