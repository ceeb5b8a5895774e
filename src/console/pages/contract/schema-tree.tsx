import { useState } from 'preact/hooks';
import { useConsole } from '../../parts/console.ts';
import { Marked } from '../../parts/shown/marked.tsx';
import { list, object, type Schema } from './contract-reader.ts';

type Resolve = (value: unknown) => Schema;

/** The fields of a schema; those of a field that has some open when asked for. */
export function SchemaTree({ schema, resolve }: { schema: Schema; resolve: Resolve }) {
  const required = list(schema.required);
  return (
    <ul class="schema">
      {Object.entries(object(schema.properties)).map(([name, field]) => (
        <Field
          key={name}
          name={name}
          schema={resolve(field)}
          required={required.includes(name)}
          resolve={resolve}
        />
      ))}
    </ul>
  );
}

function Field(props: { name: string; schema: Schema; required: boolean; resolve: Resolve }) {
  const { t } = useConsole();
  const { name, schema, required, resolve } = props;
  const [open, setOpen] = useState(false);
  const inner = innerOf(schema, resolve);
  const rules = Object.keys(schema).filter(keyword => keyword.startsWith('x-') && keyword !== 'x-source');
  const head = (
    <>
      <code>{name}</code>
      {required && (
        <span class="required" title={t('required')}>
          *<span class="sr">{t('required')}</span>
        </span>
      )}{' '}
      <span class="faint">{typeOf(schema)}</span>{' '}
      {typeof schema.description === 'string' && <Marked text={schema.description} />}
      {rules.map(rule => (
        <span key={rule} class="badge" title={JSON.stringify(schema[rule])}>
          {rule.slice(2)} {ruleText(schema[rule])}
        </span>
      ))}
    </>
  );
  if (!inner) return <li>{head}</li>;
  return (
    <li>
      <details onToggle={event => setOpen(event.currentTarget.open)}>
        <summary>{head}</summary>
        {open && inner.map((part, index) => <SchemaTree key={index} schema={part} resolve={resolve} />)}
      </details>
    </li>
  );
}

/** The schemas with the fields inside a value: its own, those of its elements, of its choices, of the JSON in a text. */
function innerOf(schema: Schema, resolve: Resolve): readonly Schema[] | undefined {
  if ('properties' in schema) return [schema];
  const next = schema.items ?? schema.contentSchema;
  if (next !== undefined) return innerOf(resolve(next), resolve);
  const choices = [...list(schema.oneOf), ...list(schema.anyOf), ...list(schema.allOf)].map(resolve);
  const found = choices.flatMap(choice => innerOf(choice, resolve) ?? []);
  return found.length > 0 ? found : undefined;
}

function typeOf(schema: Schema): string {
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map(value => JSON.stringify(value)).join(' | ');
  const type = [schema.type].flat().filter(part => part !== undefined);
  return [...type, ...(schema.format === undefined ? [] : [schema.format])].join(' ');
}

/** Says what a rule demands, without what it rests on. */
function ruleText(rule: unknown): string {
  if (typeof rule !== 'object') return String(rule);
  return Object.entries(object(rule))
    .filter(([name]) => name !== 'source')
    .map(([name, value]) => {
      const text = typeof value === 'string' || Array.isArray(value) ? String(value) : JSON.stringify(value);
      return ['by', 'unit', 'to', 'parameter', 'field'].includes(name) ? text : `${name} ${text}`;
    })
    .join(', ');
}
