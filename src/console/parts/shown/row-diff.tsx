import { useMemo } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { lineDiff, withContext } from '../../text/line-diff.ts';
import { useConsole } from '../console.ts';
import { ScrollBox } from '../controls/scroll-box.tsx';

const signs = { same: ' ', added: '+', removed: '−' } as const;

/** One changed row, before and after. */
export function RowDiff({ change }: { change: Schemas['RowChange'] }) {
  const { t } = useConsole();
  const lines = useMemo(
    () => withContext(lineDiff(written(change.before), written(change.after)), 2),
    [change],
  );
  const kind =
    change.before === undefined ? 'rowAdded' : change.after === undefined ? 'rowRemoved' : 'rowChanged';
  const name = `${change.collection} / ${change.key}`;
  return (
    <figure class="diff">
      <figcaption>
        <span class={`badge ${kind}`}>{t(kind)}</span> <code>{name}</code>
      </figcaption>
      <ScrollBox class="code" label={name}>
        <pre>
          {lines.map((line, index) => (
            <span key={index} class={`line ${line?.kind ?? 'gap'}`}>
              {line ? `${signs[line.kind]} ${line.text}\n` : '  ⋯\n'}
            </span>
          ))}
        </pre>
      </ScrollBox>
    </figure>
  );
}

function written(row: unknown): string {
  return row === undefined || row === null ? '' : JSON.stringify(row, null, 2);
}
