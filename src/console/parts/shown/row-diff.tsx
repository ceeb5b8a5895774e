import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../console.ts';
import { TextDiff } from './text-diff.tsx';

/** One changed row, before and after. */
export function RowDiff({ change }: { change: Schemas['RowChange'] }) {
  const { t } = useConsole();
  const kind =
    change.before === undefined ? 'rowAdded' : change.after === undefined ? 'rowRemoved' : 'rowChanged';
  const name = `${change.collection} / ${change.key}`;
  return (
    <figure class="diff">
      <figcaption>
        <span class={`badge ${kind}`}>{t(kind)}</span> <code>{name}</code>
      </figcaption>
      <TextDiff before={written(change.before)} after={written(change.after)} label={name} />
    </figure>
  );
}

function written(row: unknown): string {
  return row === undefined || row === null ? '' : JSON.stringify(row, null, 2);
}
