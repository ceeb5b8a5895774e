import { useRef, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { upload } from '../../api/app-call.ts';
import { useConsole } from '../../parts/console.ts';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useMembers } from './use-members.ts';
import { useTellTyping } from './use-typing.ts';

type User = Schemas['ListedUser'];

/** The type of a message that is a picture. */
const picture = 2;

/** The form for the next message, written by the user or by whoever they talk to. */
export function Composer(props: {
  me: User;
  chat: Schemas['Chat'];
  messages: readonly Schemas['ChatMessage'][];
  onSent: () => void;
}) {
  const { admin, session, t } = useConsole();
  const { me, chat } = props;
  const { busy, run } = useAction();
  const [text, setText] = useState('');
  const [author, setAuthor] = useState(String(me.userId));
  const file = useRef<HTMLInputElement>(null);
  const tellTyping = useTellTyping();
  const authors = useAuthors(me, chat, props.messages);

  /** From the author to the other side: in a single chat that is the other of the two. */
  const addressed = (): Pick<Schemas['NewMessage'], 'from' | 'to' | 'room'> => {
    const from = Number(author);
    if (chat.kind === 'group') return { from, room: chat.id };
    return { from, to: from === me.userId ? Number(chat.id) : me.userId };
  };
  const send = async () => {
    if (text.trim() === '') return;
    await admin.messages.send({ ...addressed(), content: text, type: 1 });
    setText('');
    props.onSent();
  };
  const sendPicture = async (chosen: File) => {
    const content = await upload(chosen, session);
    await admin.messages.send({
      ...addressed(),
      content,
      type: picture,
      fileName: chosen.name,
      fileSize: chosen.size,
    });
    props.onSent();
  };
  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault();
        void run(send);
      }}
    >
      <label class="inline">
        <span>{t('writeAs')}</span>
        <select value={author} onChange={event => setAuthor(event.currentTarget.value)}>
          {authors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <textarea
        rows={2}
        aria-label={t('message')}
        placeholder={t('messageHint')}
        value={text}
        onInput={event => {
          setText(event.currentTarget.value);
          tellTyping(addressed());
        }}
        onKeyDown={event => {
          // The Enter that chooses a word of an input method is not meant for the form.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void run(send);
        }}
      />
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('picture')}
        onChange={event => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) void run(() => sendPicture(chosen));
          event.currentTarget.value = '';
        }}
      />
      <button type="button" disabled={busy} onClick={() => file.current?.click()}>
        {t('picture')}
      </button>
      <button type="submit" class="primary" disabled={busy || text.trim() === ''}>
        {t('send')}
      </button>
    </form>
  );
}

/** Returns who can write here: the two of a single chat, the members of a group. */
function useAuthors(
  me: User,
  chat: Schemas['Chat'],
  messages: readonly Schemas['ChatMessage'][],
): { id: string; name: string }[] {
  const { t } = useConsole();
  const { value } = useMembers(chat);
  const found = new Map([[String(me.userId), t('meNamed', { name: me.nickname })]]);
  if (chat.kind === 'single') found.set(chat.id, chat.name);
  for (const { id, name } of value?.members ?? []) if (!found.has(id)) found.set(id, name);
  // Rows of a group too large to be read whole still show those who have written.
  for (const { from, fromName } of messages)
    if (chat.kind === 'group' && /^\d{6,}$/.test(from) && !found.has(from)) found.set(from, fromName);
  return [...found].map(([id, name]) => ({ id, name }));
}
