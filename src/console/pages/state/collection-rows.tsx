import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { Pager } from '../../parts/controls/pager.tsx';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { RowEditor } from './row-editor.tsx';

const pageSize = 50;
/** Characters of a row that are shown in the list. */
const preview = 400;

/** The rows of a collection, in pages; one opened is edited as JSON. */
export function CollectionRows({ collection }: { collection: string }) {
  const { admin, t } = useConsole();
  const [offset, setOffset] = useState(0);
  const [edited, setEdited] = useState<{ key?: string; row: Schemas['Row'] } | undefined>(undefined);
  const { value, problem, reload } = useLoaded(`${collection} ${offset}`, () =>
    admin.state.rows(collection, { offset, limit: pageSize }),
  );
  useChanges(reload);
  return (
    <div class="fill">
      <div class="bar low">
        <h2>{collection}</h2>
        <span class="grow" />
        {value && <Pager offset={offset} size={pageSize} total={value.total} onOffset={setOffset} />}
        <button type="button" onClick={() => setEdited({ row: value?.rows[0]?.row ?? {} })}>
          {t('addRow')}
        </button>
      </div>
      <ProblemNote problem={problem} />
      <ScrollBox class="table-box" label={collection}>
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{t('key')}</th>
              <th scope="col">{t('row')}</th>
            </tr>
          </thead>
          <tbody>
            {value?.rows.map(found => (
              <tr key={found.key} onClick={() => setEdited(found)}>
                <td>
                  <button type="button" class="link" aria-label={t('editNamed', { name: found.key })}>
                    {found.key}
                  </button>
                </td>
                <td class="preview">{JSON.stringify(found.row).slice(0, preview)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {value?.total === 0 && <p class="empty">{t('noRows')}</p>}
      </ScrollBox>
      {edited && (
        <RowEditor
          collection={collection}
          rowKey={edited.key}
          row={edited.row}
          onClose={() => setEdited(undefined)}
          onSaved={() => {
            setEdited(undefined);
            reload();
          }}
        />
      )}
    </div>
  );
}
