import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { PersonField } from '../../parts/controls/person-field.tsx';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ChatRoom } from './chat-room.tsx';

/** A conversation as somebody sees it, beside that of another. */
export interface ChatView {
  readonly userId: number;
  readonly chatId: string;
}

/** One more window: any user, any conversation of theirs. */
export function SideWindow(props: { view: ChatView; onView: (view: ChatView) => void; onClose: () => void }) {
  const { admin, t } = useConsole();
  const { userId, chatId } = props.view;
  const user = useLoaded(String(userId), async () => {
    const { users } = await admin.users.list({ query: String(userId) });
    return users.find(it => it.userId === userId);
  });
  const chats = useLoaded(String(userId), () => admin.chats.list(userId));
  useChanges(chats.reload);
  const me = user.value;
  const listed = chats.value ?? [];
  const chat = listed.find(({ id }) => id === chatId) ?? started(chatId);
  return (
    <section class="side-window" aria-label={t('windowOf', { name: me?.nickname ?? userId })}>
      <div class="bar low">
        <PersonField
          label={t('readAs')}
          value={me}
          onPick={picked => props.onView({ userId: picked.userId, chatId })}
        />
        <select
          aria-label={t('conversations')}
          value={chat.id}
          onChange={event => props.onView({ userId, chatId: event.currentTarget.value })}
        >
          {[...listed, ...(listed.includes(chat) ? [] : [chat])].map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <span class="grow" />
        <button type="button" class="quiet icon" aria-label={t('close')} onClick={props.onClose}>
          ✕
        </button>
      </div>
      {me && <ChatRoom key={`${userId} ${chat.id}`} me={me} chat={chat} />}
    </section>
  );
}

/** A conversation that has no message yet. */
function started(id: string): Schemas['Chat'] {
  return { kind: /^\d+$/.test(id) ? 'single' : 'group', id, name: id, last: '', timeSend: 0 };
}
