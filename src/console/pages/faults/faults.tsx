import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { useEvery } from '../../parts/hooks/use-every.ts';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ClockCard } from './clock-card.tsx';
import { FaultForm } from './fault-form.tsx';
import { FaultSearch } from './fault-search.tsx';
import { FaultsOn } from './faults-on.tsx';

/** Shows what goes wrong on purpose, and what time it is. */
export function FaultsPage(_props: { path: readonly string[] }) {
  const { admin, t, proxyOf } = useConsole();
  const on = useLoaded('', () => admin.faults.list());
  const [asked, setAsked] = useState<
    { fault?: Schemas['Fault']; operation?: string | undefined } | undefined
  >(undefined);
  // Requests count what they met, and switch off what was for a number of them.
  useChanges(on.reload, { requests: true });
  // Nothing tells of switches that a test moves.
  useEvery(2000, on.reload);
  return (
    <>
      <div class="bar">
        <h1>{t('faults')}</h1>
        <span class="grow" />
        <button type="button" class="primary" onClick={() => setAsked({})}>
          {t('slowDown')}
        </button>
      </div>
      <div class="cards">
        <FaultsOn loaded={on} />
        {proxyOf === undefined && <ClockCard />}
      </div>
      <FaultSearch onChoose={(fault, operation) => setAsked({ fault, operation })} />
      {asked && (
        <FaultForm
          fault={asked.fault}
          operation={asked.operation}
          onClose={() => setAsked(undefined)}
          onSwitched={() => {
            setAsked(undefined);
            on.reload();
          }}
        />
      )}
    </>
  );
}
