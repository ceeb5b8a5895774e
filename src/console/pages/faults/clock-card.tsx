import { useEffect, useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { NumberField } from '../../parts/controls/number-field.tsx';
import { useAction } from '../../parts/hooks/use-action.ts';
import { useEvery } from '../../parts/hooks/use-every.ts';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { dateTime, duration } from '../../text/times.ts';

const minute = 60_000;
const steps = [minute, 60 * minute, 24 * 60 * minute];

/** The mock's clock: real, frozen or moved. */
export function ClockCard() {
  const { admin, t, language } = useConsole();
  const { value: clock, problem, reload } = useLoaded('', () => admin.clock.get());
  const { busy, run } = useAction();
  const [by, setBy] = useState<number | undefined>(undefined);
  const [wanted, setWanted] = useState('');
  useChanges(reload);
  // Nothing tells of a clock that a test moves.
  useEvery(2000, reload);
  const now = useTicking(clock);
  const set = (setting: Schemas['ClockSetting']) =>
    void run(async () => {
      await admin.clock.set(setting);
      reload();
    });
  const advance = (ms: number) =>
    void run(async () => {
      await admin.clock.advance(ms);
      reload();
    });
  return (
    <section class="card" aria-label={t('clock')}>
      <header>
        <h2>{t('clock')}</h2>
        {clock && <span class={`badge clock-${clock.mode}`}>{t(`clock-${clock.mode}`)}</span>}
      </header>
      <ProblemNote problem={problem} />
      <p class="clock-face">
        <time>{now === undefined ? '' : dateTime(now)}</time>{' '}
        {clock?.mode === 'offset' && clock.by !== undefined && (
          <span class="faint">{(clock.by > 0 ? '+' : '') + duration(clock.by, language)}</span>
        )}
      </p>
      <div class="inline">
        <button
          type="button"
          disabled={busy || clock?.mode === 'frozen'}
          onClick={() => set({ mode: 'frozen' })}
        >
          {t('freeze')}
        </button>
        <button type="button" disabled={busy || clock?.mode === 'real'} onClick={() => set({ mode: 'real' })}>
          {t('realTime')}
        </button>
        {steps.map(ms => (
          <button key={ms} type="button" disabled={busy} onClick={() => advance(ms)}>
            +{duration(ms, language)}
          </button>
        ))}
      </div>
      <form
        class="inline"
        onSubmit={event => {
          event.preventDefault();
          const at = new Date(wanted).getTime();
          if (Number.isFinite(at)) set({ mode: 'frozen', now: at });
        }}
      >
        <label class="field grow">
          <span>{t('freezeAt')}</span>
          <input
            type="datetime-local"
            step={1}
            required
            value={wanted}
            onInput={event => setWanted(event.currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={busy}>
          {t('set')}
        </button>
      </form>
      <form
        class="inline"
        onSubmit={event => {
          event.preventDefault();
          if (by !== undefined) set({ mode: 'offset', by: by * minute });
        }}
      >
        <div class="grow">
          <NumberField label={t('offsetMinutes')} value={by} onValue={setBy} />
        </div>
        <button type="submit" disabled={busy || by === undefined}>
          {t('set')}
        </button>
      </form>
    </section>
  );
}

/** The time a clock shows now, going on by itself unless it is frozen. */
function useTicking(clock: Schemas['Clock'] | undefined): number | undefined {
  const [now, setNow] = useState(clock?.now);
  useEffect(() => {
    setNow(clock?.now);
    if (!clock || clock.mode === 'frozen') return;
    const began = performance.now();
    const timer = setInterval(() => setNow(clock.now + performance.now() - began), 500);
    return () => clearInterval(timer);
  }, [clock]);
  return now;
}
