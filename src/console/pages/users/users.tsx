import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { CopyButton } from '../../parts/controls/copy-button.tsx';
import { Pager } from '../../parts/controls/pager.tsx';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { NewUser } from './new-user.tsx';

type User = Schemas['ListedUser'];

const pageSize = 50;

/** Lists the users, each with a token to copy. */
export function UsersPage(_props: { path: readonly string[] }) {
  const { admin, t, me, become, say } = useConsole();
  const { run } = useAction();
  const [query, setQuery] = useState('');
  const [offset, setOffset] = useState(0);
  const [adding, setAdding] = useState(false);
  const { value, problem, reload } = useLoaded(`${query} ${offset}`, () =>
    admin.users.list({ query, offset, limit: pageSize }),
  );
  useChanges(reload);
  const change = (user: User) => {
    become(user);
    say(t('becameUser', { name: user.nickname }));
  };
  return (
    <>
      <div class="bar">
        <h1>{t('users')}</h1>
        <input
          type="search"
          class="grow"
          aria-label={t('findPerson')}
          placeholder={t('findPerson')}
          value={query}
          onInput={event => {
            setQuery(event.currentTarget.value);
            setOffset(0);
          }}
        />
        {value && <Pager offset={offset} size={pageSize} total={value.total} onOffset={setOffset} />}
        <button type="button" class="primary" onClick={() => setAdding(true)}>
          {t('newUser')}
        </button>
      </div>
      <ProblemNote problem={problem} />
      <ScrollBox class="table-box" label={t('users')}>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{t('userId')}</th>
              <th scope="col">{t('nickname')}</th>
              <th scope="col" class="phone">
                {t('phone')}
              </th>
              <th scope="col">{t('token')}</th>
              <th scope="col">
                <span class="sr">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {value?.users.map(user => (
              <tr key={user.userId} class={user.userId === me?.userId ? 'current' : ''}>
                <td>{user.userId}</td>
                <td>{user.nickname}</td>
                <td class="phone">{user.phone}</td>
                <td>
                  <Token user={user} />
                </td>
                <td class="actions">
                  {user.userId === me?.userId ? (
                    <span class="badge accent">{t('thatIsMe')}</span>
                  ) : (
                    <button
                      type="button"
                      class="small"
                      aria-label={t('becomeNamed', { name: user.nickname })}
                      onClick={() => change(user)}
                    >
                      {t('become')}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {value?.total === 0 && <p class="empty">{t('nobodyFound')}</p>}
      </ScrollBox>
      {adding && (
        <NewUser
          onClose={() => setAdding(false)}
          onAdd={user =>
            void run(async () => {
              const { userId, token } = await admin.users.create(user);
              setAdding(false);
              setQuery(String(userId));
              setOffset(0);
              reload();
              say(t('userAdded', { name: user.nickname, token: token ?? '' }));
            })
          }
        />
      )}
    </>
  );
}

/** Their token to copy, or a way to get one. */
function Token({ user }: { user: User }) {
  const { admin, t } = useConsole();
  const { busy, run } = useAction();
  if (user.token !== null) {
    return (
      <>
        <code class="token">{user.token}</code>
        <CopyButton text={user.token} name={t('copyTokenOf', { name: user.nickname })} />
      </>
    );
  }
  return (
    <button
      type="button"
      class="small"
      disabled={busy}
      aria-label={t('newTokenFor', { name: user.nickname })}
      onClick={() => void run(() => admin.tokens.create({ userId: user.userId }))}
    >
      {t('newToken')}
    </button>
  );
}
