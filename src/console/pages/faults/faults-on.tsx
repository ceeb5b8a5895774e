import type { Schemas } from '../../../control-api/operations.ts';
import { consoleTitle, useConsole } from '../../parts/console.ts';
import { useAction } from '../../parts/hooks/use-action.ts';
import type { Loaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { delayText } from './delay-text.ts';

/** Lists what is switched on, with how often it was met, and the switch to turn it off. */
export function FaultsOn({ loaded }: { loaded: Loaded<readonly Schemas['SwitchedFault'][]> }) {
  const { admin, t } = useConsole();
  const { run } = useAction();
  const { value, problem, reload } = loaded;
  const off = (scope: string) =>
    run(async () => {
      await admin.faults.delete(scope);
      reload();
    });
  return (
    <section class="card" aria-label={t('switchedOn')}>
      <header>
        <h2>{t('switchedOn')}</h2>
        {value && value.length > 0 && (
          <button
            type="button"
            class="small"
            onClick={() =>
              void run(async () => {
                await admin.faults.clear();
                reload();
              })
            }
          >
            {t('allOff')}
          </button>
        )}
      </header>
      <ProblemNote problem={problem} />
      {value?.length === 0 && <p class="faint">{t('nothingOn')}</p>}
      <ul class="plain">
        {value?.map(found => (
          <Switched key={found.operationId} found={found} onOff={() => void off(found.operationId)} />
        ))}
      </ul>
    </section>
  );
}

function Switched({ found, onOff }: { found: Schemas['SwitchedFault']; onOff: () => void }) {
  const { t, language } = useConsole();
  const { operationId, fault, title, times, probability, met } = found;
  const scope = operationId === '*' ? t('everyOperation') : operationId;
  const how = [
    delayText(found, t),
    ...(times === undefined ? [] : [t('forTimes', { n: times })]),
    ...(probability === undefined ? [] : [t('withProbability', { p: Math.round(probability * 100) })]),
  ].filter(Boolean);
  return (
    <li class="switched">
      <div class="grow">
        <strong>{scope}</strong> {withoutScope(consoleTitle(language, title), operationId)}{' '}
        {fault !== undefined && <code class="faint">{fault}</code>}
        <div class="faint">{[...how, t('metTimes', { n: met })].join(' · ')}</div>
      </div>
      <button type="button" class="small" aria-label={t('offNamed', { name: scope })} onClick={onOff}>
        {t('off')}
      </button>
    </li>
  );
}

/** Titles of faults made for an operation begin with its name, which stands before them already. */
function withoutScope(title: string, operationId: string): string {
  return title.startsWith(operationId) ? title.slice(operationId.length).replace(/^[:：]\s*/, '') : title;
}
