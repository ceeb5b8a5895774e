import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useRowWindow } from '../../parts/hooks/use-row-window.ts';
import { Icon } from '../../parts/icon.tsx';
import { hashOf } from '../../parts/route.ts';
import { clockTime, duration } from '../../text/times.ts';

type Entry = Schemas['RequestEntry'];

/** Pixels, as the style sheet has them: in a box no wider than that a row has two lines. */
const [narrow, twoLines, oneLine] = [600, 50, 32];
const heightOf = (width: number) => (width <= narrow ? twoLines : oneLine);

/** The requests, of which only those in sight exist as rows. Arrow keys go from one to the next. */
export function TrafficTable(props: {
  entries: readonly Entry[];
  opened: number | undefined;
  loading: boolean;
  onOpen: (entry: Entry) => void;
}) {
  const { t } = useConsole();
  const box = useRef<HTMLElement>(null);
  const { entries } = props;
  const { first, last, above, below, height } = useRowWindow(box, entries.length, heightOf);
  const top = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    // Newer rows come in above what the reader looks at; it has to stay where it is.
    const added = entries.findIndex(({ id }) => id === top.current);
    if (box.current && added > 0 && box.current.scrollTop > height) box.current.scrollTop += added * height;
    top.current = entries[0]?.id;
  }, [entries, height]);
  const before = useRef(height);
  useLayoutEffect(() => {
    // What the reader looks at stays in sight when rows change their height beside an opened request.
    if (box.current) box.current.scrollTop *= height / before.current;
    before.current = height;
  }, [height]);
  return (
    <ScrollBox class="table-box traffic-box" box={box} label={t('traffic')} onKeyDown={moveByArrow}>
      <table class="rows traffic-rows" aria-rowcount={entries.length + 1}>
        <thead>
          <tr>
            <th scope="col" class="at">
              {t('time')}
            </th>
            <th scope="col">{t('operation')}</th>
            <th scope="col" class="verdict">
              {t('verdict')}
            </th>
            <th scope="col" class="number code-cell">
              {t('resultCode')}
            </th>
            <th scope="col" class="number rows-changed">
              {t('rowsChanged')}
            </th>
            <th scope="col" class="number ms">
              {t('duration')}
            </th>
            <th scope="col" class="marks">
              {t('marks')}
            </th>
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {entries.slice(first, last).map((entry, index) => (
            <RequestRow
              key={entry.id}
              entry={entry}
              number={first + index}
              opened={entry.id === props.opened}
              onOpen={props.onOpen}
            />
          ))}
          <Gap height={below} />
        </tbody>
      </table>
      {entries.length === 0 && <p class="empty">{props.loading ? t('loading') : t('noRequests')}</p>}
    </ScrollBox>
  );
}

function Gap({ height }: { height: number }) {
  return height === 0 ? null : (
    <tr class="gap">
      {/* One cell without a span: a span would bring back the columns that are hidden. */}
      <td style={{ height: `${height}px` }} />
    </tr>
  );
}

function RequestRow(props: {
  entry: Entry;
  number: number;
  opened: boolean;
  onOpen: (entry: Entry) => void;
}) {
  const { t } = useConsole();
  const { entry } = props;
  const { id, operationId, companion, path, method, verdict, resultCode, status, changes } = entry;
  const { warnings, fault, live } = entry;
  return (
    <tr
      class={props.opened ? `verdict-${kebab(verdict)} current` : `verdict-${kebab(verdict)}`}
      aria-rowindex={props.number + 2}
      onClick={() => props.onOpen(entry)}
    >
      <td class="at">
        <time>{clockTime(entry.at)}</time>
      </td>
      <td class="what">
        <a href={hashOf('traffic', String(id))} {...(props.opened && { 'aria-current': 'true' as const })}>
          {operationId ?? companion ?? path}
        </a>
        {(operationId ?? companion) !== undefined && (
          <span class="path">
            {method} {path}
          </span>
        )}
        {companion !== undefined && <span class="faint"> {t('companion')}</span>}
        {live && (
          <span class="faint">
            {' '}
            {live.direction === 'in' ? '→' : '←'} {live.users.join(', ')}
          </span>
        )}
      </td>
      <td class="verdict">
        <span class={`badge verdict-${kebab(verdict)}`}>{t(verdict)}</span>
      </td>
      <td class="number code-cell">{live ? live.command : codeShown(status, resultCode)}</td>
      <td class="number rows-changed">{changes > 0 ? changes : ''}</td>
      <td class="number ms">{duration(entry.durationMs)}</td>
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

const codeShown = (status: number, resultCode: number | undefined) =>
  status === 200 && resultCode !== undefined ? resultCode : `HTTP ${status}`;

const kebab = (verdict: string) => verdict.replace(' ', '-');

function moveByArrow(event: KeyboardEvent): void {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = document.activeElement?.closest('tr');
  const link = row?.[step[event.key]]?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
}
