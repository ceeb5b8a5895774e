import { useEffect, useState } from 'preact/hooks';
import type { AdminClient, ConnectionState } from '../../../control-api/client/index.ts';

/** What stands behind the console: a server behind a proxy, nothing but the mock itself, or it is not known yet. */
export interface Behind {
  /** Whether an answer, or none, has come. */
  readonly isKnown: boolean;
  /** The server that the proxy stands before; undefined at the mock. */
  readonly proxyOf: string | undefined;
}

/** Asks what is behind the console, again whenever the connection changes. */
export function useProxyOf(admin: AdminClient, connection: ConnectionState): Behind {
  const [behind, setBehind] = useState<Behind>({ isKnown: false, proxyOf: undefined });
  useEffect(() => {
    let isOver = false;
    const set = (change: (before: Behind) => Behind) => {
      if (!isOver) setBehind(before => change(before));
    };
    admin.health().then(
      ({ proxyOf }) =>
        set(before => (before.isKnown && before.proxyOf === proxyOf ? before : { isKnown: true, proxyOf })),
      () => set(({ proxyOf }) => ({ isKnown: true, proxyOf })),
    );
    return () => {
      isOver = true;
    };
  }, [admin, connection]);
  return behind;
}
