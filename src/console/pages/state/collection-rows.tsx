import { useState } from 'preact/hooks';
import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { Pager } from '../../parts/controls/pager.tsx';
import { ScrollBox } from '../../parts/controls/scroll-box.tsx';
import { useChanges, useLoaded } from '../../parts/hooks/use-loaded.ts';
import { go } from '../../parts/route.ts';
import { ProblemNote } from '../../parts/shown/problem-note.tsx';
import { columnsOf } from './columns.ts';
import { OpenedRow } from './opened-row.tsx';
import { RowEditor } from './row-editor.tsx';
import { StateRow } from './state-row.tsx';

const pageSize = 50;

/** The rows of a collection as a table, to filter, sort and open. */
export function CollectionRows(props: { collection: string; title: string; opened: string | undefined }) {
  const { admin, t } = useConsole();
  const { collection, opened } = props;
  const [offset, setOffset] = useState(0);
  const [query, setQuery] = useState('');
  const [sort, setSort] = useState<string | undefined>(undefined);
  const [model, setModel] = useState<Schemas['Row'] | undefined>(undefined);
  const wanted = {
    offset,
    limit: pageSize,
    ...(query !== '' && { query }),
    ...(sort !== undefined && { sort }),
  };
  const { value, problem, reload } = useLoaded(JSON.stringify(wanted), () =>
    admin.state.rows(collection, wanted),
  );
  useChanges(reload);
  const columns = columnsOf(collection, value?.rows[0]?.row);
  const close = () => go('state', collection);
  const turn = (field: string) => {
    setSort(sort === field ? `-${field}` : field);
    setOffset(0);
  };
  return (
    <div class="fill">
      <div class="bar low">
        <h2 title={collection}>{props.title}</h2>
        <input
          type="search"
          class="grow"
          aria-label={t('filterRows')}
          placeholder={t('filterRows')}
          value={query}
          onInput={event => {
            setQuery(event.currentTarget.value);
            setOffset(0);
          }}
        />
        {value && <Pager offset={offset} size={pageSize} total={value.total} onOffset={setOffset} />}
        <button type="button" onClick={() => setModel(value?.rows[0]?.row ?? {})}>
          {t('addRow')}
        </button>
      </div>
      <ProblemNote problem={problem} />
      <ScrollBox class="table-box" label={collection}>
        <table class="rows state-rows">
          <thead>
            <tr>
              <th scope="col">{t('key')}</th>
              {columns.map(field => (
                <th key={field} scope="col" aria-sort={sortOf(sort, field)}>
                  <button type="button" class="sort" onClick={() => turn(field)}>
                    {field}
                    <span aria-hidden="true">{sort === field ? ' ↑' : sort === `-${field}` ? ' ↓' : ''}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value?.rows.map(found => (
              <StateRow
                key={found.key}
                found={found}
                columns={columns}
                onOpen={() => go('state', collection, found.key)}
              />
            ))}
          </tbody>
        </table>
        {value?.total === 0 && <p class="empty">{t('noRows')}</p>}
      </ScrollBox>
      {opened !== undefined && (
        <OpenedRow key={opened} collection={collection} rowKey={opened} onClose={close} onSaved={reload} />
      )}
      {model && (
        <RowEditor
          collection={collection}
          rowKey={undefined}
          row={model}
          onClose={() => setModel(undefined)}
          onSaved={() => {
            setModel(undefined);
            reload();
          }}
        />
      )}
    </div>
  );
}

function sortOf(sort: string | undefined, field: string): 'ascending' | 'descending' | 'none' {
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : 'none';
}
