import { useConsole } from '../../parts/console.ts';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';

/** Options for whose live connections a fault is: everybody's, or those of one user. */
export function LiveScopes() {
  const { admin, t, proxyOf } = useConsole();
  const users = useLoaded('users', async () =>
    proxyOf === undefined ? (await admin.users.list()).users : [],
  );
  return (
    <>
      <option value="live">{t('everyLiveConnection')}</option>
      {(users.value ?? []).map(({ userId, nickname }) => (
        <option key={userId} value={`live:${userId}`}>
          {nickname} {userId}
        </option>
      ))}
    </>
  );
}
