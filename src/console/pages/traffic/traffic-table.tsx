import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useOneStop } from '../../parts/hooks/use-one-stop.ts';
import { useRowWindow } from '../../parts/hooks/use-row-window.ts';
import { hashOf } from '../../parts/route.ts';
import { RequestRow } from './request-row.tsx';

type Entry = Schemas['RequestEntry'];

/** Pixels, as the style sheet has them: in a box no wider than that a row has two lines. */
const [narrow, twoLines, oneLine] = [600, 50, 32];
const heightOf = (width: number) => (width <= narrow ? twoLines : oneLine);

/** The requests, of which only those in sight exist as rows. */
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
  useOneStop(box);
  const closed = useRef(props.opened);
  useLayoutEffect(() => {
    const link = box.current?.querySelector<HTMLElement>(
      `a[href="${hashOf('traffic', String(closed.current))}"]`,
    );
    // The focus goes back where it was before the request was opened, if it went with it.
    if (props.opened === undefined && document.activeElement === document.body)
      (link ?? box.current)?.focus();
    closed.current = props.opened;
  }, [props.opened]);
  return (
    <ScrollBox class="table-box traffic-box" box={box} label={t('traffic')}>
      <table class="rows traffic-rows" aria-rowcount={entries.length + 1}>
        <thead>
          <tr>
            <th scope="col" class="at">
              {t('time')}
            </th>
            <th scope="col">{t('operation')}</th>
            <th scope="col" class="who">
              {t('who')}
            </th>
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
