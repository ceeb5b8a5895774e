import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { ownAddress } from '../../api/app-call.ts';
import { useConsole } from '../../parts/console.ts';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { hashOf } from '../../parts/route.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { dateTime } from '../../text/times.ts';
import { Composer } from './composer.tsx';
import { Members } from './members.tsx';
import { kindOf } from './message-kind.ts';
import { useTyping } from './use-typing.ts';

/** Messages of a conversation that are shown. */
const newest = 200;

/** Shows one conversation: its messages, and the form for the next. */
export function ChatRoom(props: {
  me: Schemas['ListedUser'];
  chat: Schemas['Chat'];
  /** Opens another window, with the conversation as another user sees it. */
  onBeside?: (() => void) | undefined;
}) {
  const { admin, t } = useConsole();
  const { me, chat, onBeside } = props;
  const [members, setMembers] = useState(false);
  const typing = useTyping(me, chat);
  const { value, problem, reload } = useLoaded(chat.id, () =>
    admin.chats.messages(me.userId, chat.id, newest),
  );
  useChanges(reload);
  const messages = value ?? [];
  const box = useRef<HTMLElement>(null);
  const last = messages.at(-1)?.messageId;
  useLayoutEffect(() => {
    if (last !== undefined && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last]);
  return (
    <div class="room">
      <header class="bar low">
        <a class="back" href={hashOf('chat')}>
          ‹ {t('conversations')}
        </a>
        <h2>{chat.name}</h2>
        <code class="faint">{chat.id}</code>
        <span class="grow" />
        {chat.kind === 'group' && (
          <button type="button" class="small" onClick={() => setMembers(true)}>
            {t('members')}
          </button>
        )}
        {onBeside && (
          <button type="button" class="small" title={t('besideHint')} onClick={onBeside}>
            {t('beside')}
          </button>
        )}
      </header>
      <ProblemNote problem={problem} />
      <ScrollBox class="messages" box={box} label={t('messages')}>
        <ol aria-live="polite">
          {messages.map(message => (
            <Bubble key={message.messageId} message={message} onPicture={() => scrollDown(box.current)} />
          ))}
        </ol>
        {value && messages.length === 0 && <p class="empty">{t('noMessages')}</p>}
      </ScrollBox>
      <p class="typing faint" aria-live="polite">
        {typing !== '' && t('isTyping', { name: typing })}
      </p>
      <Composer me={me} chat={chat} messages={messages} onSent={reload} />
      {members && <Members me={me} chat={chat} onClose={() => setMembers(false)} />}
    </div>
  );
}

function Bubble({ message, onPicture }: { message: Schemas['ChatMessage']; onPicture: () => void }) {
  const { t } = useConsole();
  const { type, content, fromName, from, timeSend, mine } = message;
  const picture = type === 2 ? ownAddress(content) : undefined;
  const kind = kindOf(type, t);
  return (
    <li class={`${mine ? 'bubble mine' : 'bubble'}${type >= 900 ? ' control' : ''}`}>
      <span class="by">
        {fromName || from} <time>{dateTime(timeSend)}</time>{' '}
        {kind !== undefined && <span class="badge">{kind}</span>}
      </span>
      {picture !== undefined ? (
        <a href={picture} target="_blank" rel="noreferrer">
          <img src={picture} alt={t('pictureBy', { name: fromName || from })} onLoad={onPicture} />
        </a>
      ) : (
        <span class="text">{content}</span>
      )}
    </li>
  );
}

/** A picture grows when it is there; the newest message stays in sight. */
function scrollDown(box: HTMLElement | null): void {
  if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 400) box.scrollTop = box.scrollHeight;
}
