import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { go } from '../../parts/route.ts';
import { clockTime } from '../../text/times.ts';
import { callerOf } from './caller-of.ts';
import type { Entries } from './traffic-entries.ts';

type Detail = Schemas['RequestDetail'];

/** Requests that can be chosen, those of the same operation first. */
const maxChoices = 100;

/** Chooses the request that another one is compared with. */
export function CompareWith(props: { entry: Detail; other: number | undefined; entries: Entries }) {
  const { t } = useConsole();
  const { entry, other } = props;
  const same = (candidate: Entries[number]) => candidate.operationId === entry.operationId;
  const others = props.entries.filter(({ id }) => id !== entry.id);
  const ordered = [...others.filter(same), ...others.filter(it => !same(it))];
  const choices = ordered.filter(({ id }, index) => index < maxChoices || id === other);
  return (
    <label class="inline compare">
      <span>{t('compareWith')}</span>
      <select
        value={other ?? ''}
        onChange={event => go('traffic', String(entry.id), event.currentTarget.value)}
      >
        <option value="">{t('none')}</option>
        {choices.map(choice => (
          <option key={choice.id} value={choice.id}>
            {[`#${choice.id}`, choice.operationId ?? choice.path, callerOf(choice), clockTime(choice.at)]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}
