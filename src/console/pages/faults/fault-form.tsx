import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { type ShownProblem, shownProblem } from '../../api/shown-problem.ts';
import { withValues } from '../../api/with-values.ts';
import { consoleTitle, useConsole } from '../../parts/console.ts';
import { Dialog } from '../../parts/controls/dialog.tsx';
import { NumberField } from '../../parts/controls/number-field.tsx';
import { useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { readContract } from '../contract/contract-reader.ts';
import { LiveScopes } from './live-scopes.tsx';

type DelayKind = 'none' | 'fixed' | 'uniform' | 'lognormal';
const delayKinds: readonly DelayKind[] = ['none', 'fixed', 'uniform', 'lognormal'];

/** Switches a fault on, or only a delay: for which operation, how often, how long. */
export function FaultForm(props: {
  fault: Schemas['Fault'] | undefined;
  /** The operation that was looked for. */
  operation: string | undefined;
  onClose: () => void;
  onSwitched: () => void;
}) {
  const { admin, t, language, say } = useConsole();
  const { fault } = props;
  const contract = useLoaded('contract', async () => readContract(await admin.contract()));
  const isLive = fault?.family === 'live';
  const operations = fault?.operations ?? contract.value?.operations.map(({ id }) => id) ?? [];
  const [scope, setScope] = useState(isLive ? 'live' : (props.operation ?? fault?.operations[0] ?? '*'));
  const [delay, setDelay] = useState<DelayKind>(fault ? 'none' : 'fixed');
  const [numbers, setNumbers] = useState<Readonly<Record<string, number | undefined>>>({
    fixed: 1000,
    lower: 200,
    upper: 2000,
    median: 300,
    sigma: 0.5,
  });
  const [problem, setProblem] = useState<ShownProblem | undefined>(undefined);
  const number = (name: string, label: string, more: { min?: number; max?: number; step?: number } = {}) => (
    <NumberField
      label={label}
      value={numbers[name]}
      {...more}
      onValue={value => setNumbers(before => ({ ...before, [name]: value }))}
    />
  );
  const switchOn = async () => {
    try {
      await admin.faults.set(scope, settingOf(fault?.id, delay, numbers));
      say(t('switchedOnSaid', { name: fault?.id ?? t('delay') }));
      props.onSwitched();
    } catch (error) {
      setProblem(shownProblem(error));
    }
  };
  return (
    <Dialog title={fault ? consoleTitle(language, fault.title) : t('slowDown')} onClose={props.onClose}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void switchOn();
        }}
      >
        {fault && (
          <p class="faint">
            <code>{fault.id}</code>
          </p>
        )}
        <label class="field">
          <span>{t('operation')}</span>
          <select value={scope} onChange={event => setScope(event.currentTarget.value)}>
            {isLive ? (
              <LiveScopes />
            ) : (
              <option value="*">{fault ? t('everyOperationOfFault') : t('everyOperation')}</option>
            )}
            {operations.map(operation => (
              <option key={operation}>{operation}</option>
            ))}
          </select>
        </label>
        <div class="pair">
          {number('times', t('timesField'), { min: 1 })}
          {number('probability', t('probabilityField'), { min: 0, max: 100 })}
        </div>
        <label class="field">
          <span>{t('delay')}</span>
          <select
            value={delay}
            onChange={event => {
              const chosen = event.currentTarget.value;
              setDelay(delayKinds.find(kind => kind === chosen) ?? 'none');
            }}
          >
            {delayKinds.map(kind => (
              <option key={kind} value={kind}>
                {t(`delay-${kind}`)}
              </option>
            ))}
          </select>
        </label>
        {delay === 'fixed' && number('fixed', t('milliseconds'), { min: 0 })}
        {delay === 'uniform' && (
          <div class="pair">
            {number('lower', t('atLeast'), { min: 0 })}
            {number('upper', t('atMost'), { min: 0 })}
          </div>
        )}
        {delay === 'lognormal' && (
          <div class="pair">
            {number('median', t('median'), { min: 1 })}
            {number('sigma', 'σ', { min: 0, step: 0.1 })}
          </div>
        )}
        <ProblemNote problem={problem} />
        <footer class="dialog-foot">
          <button type="button" onClick={props.onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class="primary">
            {t('switchOn')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function settingOf(
  fault: string | undefined,
  delay: DelayKind,
  {
    fixed = 0,
    lower = 0,
    upper = 0,
    median = 1,
    sigma = 0,
    times,
    probability,
  }: Record<string, number | undefined>,
): Schemas['FaultSetting'] {
  return withValues<Schemas['FaultSetting']>({
    fault,
    fixedDelay: delay === 'fixed' ? fixed : undefined,
    delayDistribution: spreadOf(delay, { lower, upper, median, sigma }),
    times,
    probability: probability === undefined ? undefined : probability / 100,
  });
}

function spreadOf(
  type: DelayKind,
  { lower, upper, median, sigma }: Readonly<Record<'lower' | 'upper' | 'median' | 'sigma', number>>,
): Schemas['Delay'] | undefined {
  if (type === 'uniform') return { type, lower, upper };
  return type === 'lognormal' ? { type, median, sigma } : undefined;
}
