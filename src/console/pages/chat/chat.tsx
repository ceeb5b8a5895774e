import { useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { ownAddress } from '../../api/app-call.ts';
import { useConsole } from '../../parts/console.ts';
import { PersonField } from '../../parts/controls/person-field.tsx';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { useOneStop } from '../../parts/hooks/use-one-stop.ts';
import { go, hashOf } from '../../parts/route.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { dateTime } from '../../text/times.ts';
import { ChatRoom } from './chat-room.tsx';
import { type ChatView, SideWindow } from './side-window.tsx';
import { StartChat } from './start-chat.tsx';
import { memberIdsOf } from './use-members.ts';
import { maxUnread, useUnread } from './use-unread.ts';

/** The conversations of a user, to read and to write in as anybody. */
export function ChatPage({ path: [id = '', ...beside] }: { path: readonly string[] }) {
  const { me, t, become } = useConsole();
  return (
    <>
      <div class="bar">
        <h1>{t('chat')}</h1>
        <span class="grow" />
        <PersonField label={t('readAs')} value={me} onPick={become} />
      </div>
      {me ? (
        <Conversations key={me.userId} me={me} id={id} beside={beside.flatMap(viewOf)} />
      ) : (
        <p class="empty">{t('nobodyToBe')}</p>
      )}
    </>
  );
}

/** The windows beside the first stand in the address, each as `user~conversation`. */
function viewOf(part: string): ChatView[] {
  const [, userId, chatId = ''] = /^(\d+)~(.+)$/.exec(part) ?? [];
  return userId === undefined ? [] : [{ userId: Number(userId), chatId }];
}

function show(id: string, views: readonly ChatView[]): void {
  go('chat', id, ...views.map(({ userId, chatId }) => `${userId}~${chatId}`));
}

function Conversations(props: { me: Schemas['ListedUser']; id: string; beside: readonly ChatView[] }) {
  const { me, id, beside } = props;
  const { admin, t } = useConsole();
  const { value, problem, reload } = useLoaded(String(me.userId), () => admin.chats.list(me.userId));
  const { run } = useAction();
  const [started, setStarted] = useState<Schemas['Chat'] | undefined>(undefined);
  useChanges(reload);
  const list = useRef<HTMLElement>(null);
  useOneStop(list);
  const listed = value ?? [];
  const chats = started && !listed.some(chat => chat.id === started.id) ? [started, ...listed] : listed;
  const chosen = chats.find(chat => chat.id === id);
  const unread = useUnread(me, value, id);
  /** The other of two, or the next member of the group that has no window yet. */
  const openBeside = async (chat: Schemas['Chat']) => {
    const taken = new Set([me.userId, ...beside.map(({ userId }) => userId)]);
    const others = chat.kind === 'single' ? [Number(chat.id)] : await memberIdsOf(admin, chat.id);
    const userId = others.find(other => !taken.has(other)) ?? others[0] ?? me.userId;
    show(chat.id, [...beside, { userId, chatId: chat.kind === 'single' ? String(me.userId) : chat.id }]);
  };
  return (
    <>
      <ProblemNote problem={problem} />
      <div class={chosen ? 'columns chat-columns chosen' : 'columns chat-columns'}>
        <div class="list">
          <StartChat me={me} onStart={setStarted} />
          <nav ref={list} aria-label={t('conversations')}>
            {chats.map(chat => (
              <a
                key={chat.id}
                class="conversation"
                href={hashOf('chat', chat.id)}
                {...(chat === chosen && { 'aria-current': 'true' as const })}
              >
                <span class="name">
                  {chat.name} {chat.kind === 'group' && <span class="badge">{t('group')}</span>}{' '}
                  {unread.has(chat.id) && <Unread count={unread.get(chat.id) ?? 0} />}
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
        {chosen ? (
          <div class="windows">
            <ChatRoom
              key={chosen.id}
              me={me}
              chat={chosen}
              onBeside={() => void run(() => openBeside(chosen))}
            />
            {beside.map((view, index) => (
              <SideWindow
                key={index}
                view={view}
                onView={changed => show(id, beside.with(index, changed))}
                onClose={() => show(id, beside.toSpliced(index, 1))}
              />
            ))}
          </div>
        ) : (
          <p class="empty">{t('chooseChat')}</p>
        )}
      </div>
    </>
  );
}

function Unread({ count }: { count: number }) {
  const { t } = useConsole();
  const shown = count >= maxUnread ? `${maxUnread}+` : String(count);
  return (
    <span class="badge unread" title={t('unread', { n: shown })}>
      {shown}
      <span class="sr">{t('unread', { n: '' })}</span>
    </span>
  );
}
