import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { ownAddress } from '../../api/app-call.ts';
import { useConsole } from '../../parts/console.ts';
import { PersonField } from '../../parts/controls/person-field.tsx';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { hashOf } from '../../parts/route.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { dateTime } from '../../text/times.ts';
import { ChatRoom } from './chat-room.tsx';
import { StartChat } from './start-chat.tsx';

/** The conversations of a user, to read and to write in as anybody. */
export function ChatPage({ path: [id = ''] }: { path: readonly string[] }) {
  const { me, t, become } = useConsole();
  return (
    <>
      <div class="bar">
        <h1>{t('chat')}</h1>
        <span class="grow" />
        <PersonField label={t('readAs')} value={me} onPick={become} />
      </div>
      {me ? <Conversations key={me.userId} me={me} id={id} /> : <p class="empty">{t('nobodyToBe')}</p>}
    </>
  );
}

function Conversations({ me, id }: { me: Schemas['ListedUser']; id: string }) {
  const { admin, t } = useConsole();
  const { value, problem, reload } = useLoaded(String(me.userId), () => admin.chats.list(me.userId));
  const [started, setStarted] = useState<Schemas['Chat'] | undefined>(undefined);
  useChanges(reload);
  const listed = value ?? [];
  const chats = started && !listed.some(chat => chat.id === started.id) ? [started, ...listed] : listed;
  const chosen = chats.find(chat => chat.id === id);
  return (
    <>
      <ProblemNote problem={problem} />
      <div class={chosen ? 'columns chat-columns chosen' : 'columns chat-columns'}>
        <div class="list">
          <StartChat me={me} onStart={setStarted} />
          <nav aria-label={t('conversations')}>
            {chats.map(chat => (
              <a
                key={chat.id}
                class="conversation"
                href={hashOf('chat', chat.id)}
                {...(chat === chosen && { 'aria-current': 'true' as const })}
              >
                <span class="name">
                  {chat.name} {chat.kind === 'group' && <span class="badge">{t('group')}</span>}
                </span>
                <time class="faint">{chat.timeSend > 0 ? dateTime(chat.timeSend).slice(0, 16) : ''}</time>
                <span class="last">
                  {ownAddress(chat.last) === undefined ? chat.last : `[${t('kind-picture')}]`}
                </span>
              </a>
            ))}
            {value && chats.length === 0 && <p class="empty">{t('noChats')}</p>}
          </nav>
        </div>
        {chosen ? <ChatRoom key={chosen.id} me={me} chat={chosen} /> : <p class="empty">{t('chooseChat')}</p>}
      </div>
    </>
  );
}
