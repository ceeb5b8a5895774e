import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { Icon } from '../../parts/icon.tsx';
import { hashOf } from '../../parts/route.ts';
import { clockTime, duration } from '../../text/times.ts';
import { callerOf } from './caller-of.ts';

type Entry = Schemas['RequestEntry'];

/** A request in the list; where that is narrow, when, who and how long stand in a second line. */
export function RequestRow(props: {
  entry: Entry;
  number: number;
  opened: boolean;
  onOpen: (entry: Entry) => void;
}) {
  const { t } = useConsole();
  const { entry } = props;
  const { id, operationId, companion, path, method, verdict, changes, warnings, fault, live } = entry;
  const given = givenOf(entry);
  const caller = callerOf(entry);
  const took = duration(entry.durationMs);
  return (
    <tr
      class={props.opened ? `verdict-${kebab(verdict)} current` : `verdict-${kebab(verdict)}`}
      aria-rowindex={props.number + 2}
      onClick={() => props.onOpen(entry)}
    >
      <td class="at">
        <time>{clockTime(entry.at)}</time>
      </td>
      <td class="what" title={`${method} ${path} ${given}`}>
        <a href={hashOf('traffic', String(id))} {...(props.opened && { 'aria-current': 'true' as const })}>
          {operationId ?? companion ?? (live ? path : `${method} ${path}`)}
        </a>
        {companion !== undefined && <span class="faint"> {t('companion')}</span>}{' '}
        <span class="given">{given}</span>
        <span class="second-line">
          {[clockTime(entry.at).slice(0, 8), caller, took].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td class="who" title={caller}>
        {caller}
      </td>
      <td class="verdict">
        <span class={`badge verdict-${kebab(verdict)}`}>{t(verdict)}</span>
      </td>
      <td class="number code-cell">{codeShown(entry)}</td>
      <td class="number rows-changed">{changes > 0 ? changes : ''}</td>
      <td class="number ms">{took}</td>
      <td class="marks">
        {warnings.length > 0 && (
          <span class="mark warn" title={warnings.join('\n')}>
            <Icon name="warning" />
            <span class="sr">{t('warnings')}</span>
          </span>
        )}
        {fault !== undefined && (
          <span class="mark fault" title={fault}>
            <Icon name="faults" />
            <span class="sr">{fault}</span>
          </span>
        )}
      </td>
    </tr>
  );
}

/** The parameters that tell it from others of its operation; of a frame, what the message says. */
function givenOf({ parameters, tellingParameters, live }: Entry): string {
  if (live) {
    const content: unknown = Reflect.get(live.body, 'content');
    return typeof content === 'string' ? content : '';
  }
  return tellingParameters.map(name => `${name}=${parameters[name]}`).join(' ');
}

function codeShown({ live, status, resultCode }: Entry): string | number {
  if (live) return live.command;
  return status === 200 && resultCode !== undefined ? resultCode : `HTTP ${status}`;
}

const kebab = (verdict: string) => verdict.replace(' ', '-');
