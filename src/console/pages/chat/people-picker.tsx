import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { PersonField } from '../../parts/controls/person-field.tsx';

type User = Schemas['ListedUser'];

/** Chooses people, one after the other. */
export function PeoplePicker(props: {
  people: readonly User[];
  onPeople: (people: readonly User[]) => void;
}) {
  const { t } = useConsole();
  const { people, onPeople } = props;
  return (
    <>
      <PersonField
        key={people.length}
        label={t('addPerson')}
        onPick={user => people.every(({ userId }) => userId !== user.userId) && onPeople([...people, user])}
      />
      <p class="facts">
        {people.map(user => (
          <button
            key={user.userId}
            type="button"
            class="small"
            aria-label={t('takeOut', { name: user.nickname })}
            onClick={() => onPeople(people.filter(it => it !== user))}
          >
            {user.nickname} ✕
          </button>
        ))}
      </p>
    </>
  );
}
