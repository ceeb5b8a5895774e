import { useEffect, useId, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../console.ts';

type User = Schemas['ListedUser'];

/** Returns the text of a person in the field. */
const written = (user: User) => `${user.userId} ${user.nickname}`;

/** A field that finds people by name, number or phone. */
export function PersonField(props: {
  label: string;
  value?: User | undefined;
  onPick: (user: User) => void;
}) {
  const { admin, t } = useConsole();
  const id = useId();
  const [text, setText] = useState(props.value ? written(props.value) : '');
  const [found, setFound] = useState<readonly User[]>([]);
  useEffect(() => setText(props.value ? written(props.value) : ''), [props.value]);

  const search = async (query: string) => {
    setText(query);
    const picked = found.find(user => written(user) === query);
    if (picked) return props.onPick(picked);
    const { users } = await admin.users
      .list({ query: /^\d+ /.exec(query)?.[0].trim() ?? query, limit: 20 })
      .catch(() => ({ users: [] }));
    setFound(users);
  };
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        type="search"
        list={id}
        value={text}
        placeholder={t('findPerson')}
        autocomplete="off"
        onFocus={() => void search('')}
        onInput={event => void search(event.currentTarget.value)}
        onBlur={() => props.value && setText(written(props.value))}
      />
      <datalist id={id}>
        {found.map(user => (
          <option key={user.userId} value={written(user)}>
            {user.phone}
          </option>
        ))}
      </datalist>
    </label>
  );
}
