import type { Schemas } from '../../../control-api/operations.ts';
import { useConsole } from '../../parts/console.ts';
import { hashOf } from '../../parts/route.ts';
import { cellText } from './columns.ts';

/** A row of a collection: names in place of ids, each a link to what it names. */
export function StateRow(props: {
  found: Schemas['KeyedRow'];
  columns: readonly string[];
  onOpen: () => void;
}) {
  const { t } = useConsole();
  const { key, row, references } = props.found;
  return (
    <tr onClick={props.onOpen}>
      <td>
        <button type="button" class="link" aria-label={t('editNamed', { name: key })}>
          {key}
        </button>
      </td>
      {props.columns.map(field => {
        const text = cellText(field, Reflect.get(row, field));
        const named = references.find(reference => reference.field === field);
        return (
          <td key={field} class="cell" title={text}>
            {named ? (
              <a
                href={hashOf('state', named.collection, named.key)}
                onClick={event => event.stopPropagation()}
              >
                {named.name || text}
              </a>
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
}
