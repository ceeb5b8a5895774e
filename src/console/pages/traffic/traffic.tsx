import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { ConfirmButton } from '../../parts/controls/confirm-button.tsx';
import { download } from '../../parts/controls/download.ts';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useContract } from '../../parts/hooks/use-contract.ts';
import { go } from '../../parts/route.ts';
import { readContract } from '../contract/contract-reader.ts';
import { HeldRequests } from './held-requests.tsx';
import { OpenedRequest } from './opened-request.tsx';
import { missed } from './traffic-entries.ts';
import { type Filter, noFilter, trafficFilter } from './traffic-filter.ts';
import { TrafficTable } from './traffic-table.tsx';
import { useHolds } from './use-holds.ts';
import { useTraffic } from './use-traffic.ts';

type Entry = Schemas['RequestEntry'];
type Verdict = Entry['verdict'];

/** The verdicts to choose from; one that the document has and this list lacks does not compile. */
const verdicts = Object.values({
  ok: 'ok',
  refused: 'refused',
  broken: 'broken',
  'unknown path': 'unknown path',
} satisfies { [Name in Verdict]: Name });

/** Lists what comes in and goes out, while it does. */
export function TrafficPage({ path: [opened, compared] }: { path: readonly string[] }) {
  const { admin, t, language } = useConsole();
  const traffic = useTraffic();
  const { run } = useAction();
  const [filter, setFilter] = useState<Filter>(noFilter);
  const shown = useMemo(() => traffic.entries.filter(trafficFilter(filter)), [traffic.entries, filter]);
  const operations = useMemo(
    () => [...new Set(traffic.entries.flatMap(({ operationId }) => operationId ?? []))].sort(),
    [traffic.entries],
  );
  const gap = missed(traffic.entries);
  const set = (change: Partial<Filter>) => setFilter(before => ({ ...before, ...change }));
  const [id, other] = [numberOf(opened), numberOf(compared)];
  const holds = useHolds();

  const open = useCallback((entry: Entry) => go('traffic', String(entry.id)), []);
  return (
    <>
      <search class="bar">
        <h1>{t('traffic')}</h1>
        <input
          type="search"
          class="grow"
          aria-label={t('filterText')}
          placeholder={t('filterText')}
          value={filter.text}
          onInput={event => set({ text: event.currentTarget.value })}
        />
        <select
          aria-label={t('operation')}
          value={filter.operation}
          onChange={event => set({ operation: event.currentTarget.value })}
        >
          <option value="">{t('everyOperation')}</option>
          {operations.map(operation => (
            <option key={operation}>{operation}</option>
          ))}
        </select>
        <select
          aria-label={t('verdict')}
          value={filter.verdict}
          onChange={event => set({ verdict: verdictOf(event.currentTarget.value) })}
        >
          <option value="">{t('everyVerdict')}</option>
          {verdicts.map(verdict => (
            <option key={verdict} value={verdict}>
              {t(verdict)}
            </option>
          ))}
        </select>
        <input
          class="code-field"
          inputMode="numeric"
          aria-label={t('resultCode')}
          placeholder={t('resultCode')}
          value={filter.resultCode}
          onInput={event => set({ resultCode: event.currentTarget.value.trim() })}
        />
        <button
          type="button"
          aria-pressed={traffic.paused}
          onClick={() => traffic.setPaused(!traffic.paused)}
        >
          {traffic.paused ? t('resume') : t('pause')}
        </button>
        <button
          type="button"
          onClick={() =>
            void run(async () => download('requests.har', JSON.stringify(await admin.requests.har())))
          }
        >
          HAR
        </button>
        <HoldPicker onHold={operation => void run(() => admin.holds.set(operation).then(holds.reload))} />
        <ConfirmButton
          label={t('clear')}
          question={t('clearQuestion')}
          onConfirm={() =>
            void run(async () => {
              await admin.requests.clear();
              traffic.reload();
              go('traffic');
            })
          }
        />
      </search>
      <p class="sum" aria-live="off">
        {t(traffic.older > 0 ? 'shownOfNewest' : 'shownOf', {
          n: shown.length.toLocaleString(language),
          all: traffic.entries.length.toLocaleString(language),
        })}
        {traffic.held > 0 && <> · {t('newerHeld', { n: traffic.held })}</>}
        {gap > 0 && <> · {t('leftOut', { n: gap.toLocaleString(language) })}</>}
        {traffic.older > 0 && <> · {t('olderLeft', { n: traffic.older.toLocaleString(language) })}</>}
        {traffic.evicted > 0 && <> · {t('evicted', { n: traffic.evicted.toLocaleString(language) })}</>}
        {traffic.disabled && <> · {t('journalOff')}</>}
      </p>
      <HeldRequests {...holds} />
      <div class={id === undefined ? 'split' : 'split opened'}>
        <TrafficTable entries={shown} opened={id} onOpen={open} loading={traffic.loading} />
        {id !== undefined && (
          <OpenedRequest
            key={id}
            id={id}
            other={other}
            entries={traffic.entries}
            onClose={() => go('traffic')}
          />
        )}
      </div>
    </>
  );
}

/** Chooses an operation whose requests are to be held. */
function HoldPicker({ onHold }: { onHold: (operation: string) => void }) {
  const { t } = useConsole();
  const { contract } = useContract(readContract);
  return (
    <select
      class="hold"
      aria-label={t('hold')}
      title={t('holdHint')}
      value=""
      onChange={event => {
        const { value } = event.currentTarget;
        event.currentTarget.value = '';
        onHold(value);
      }}
    >
      <option value="">{t('hold')}</option>
      <option value="*">{t('everyOperation')}</option>
      {contract?.operations.map(({ id }) => (
        <option key={id}>{id}</option>
      ))}
    </select>
  );
}

const numberOf = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));

function verdictOf(text: string): Verdict | '' {
  return verdicts.find(verdict => verdict === text) ?? '';
}
