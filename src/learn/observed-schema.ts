import { looksSecret } from '../spec/secrets.ts';
import { oneType, type Sighting } from './sightings.ts';

/** Describes what was seen as a schema: its type, its unit by its digits, an example; nothing that traffic does not show. */
export function observedSchema(name: string, seen: Sighting): Record<string, unknown> {
  const type = oneType(seen);
  return {
    ...(type !== undefined && { type }),
    ...(type === 'object' && seen.fields.size > 0 && { properties: propertiesOf(seen) }),
    ...(type === 'array' && {
      items: seen.rows && seen.rows.count > 0 ? observedSchema(name, seen.rows) : {},
    }),
    ...(type === 'integer' && seen.seconds && { 'x-unit': { unit: 's', source: 'observed' } }),
    ...(type === 'integer' && seen.milliseconds && { 'x-unit': { unit: 'ms', source: 'observed' } }),
    ...(type !== 'object' && type !== 'array' && looksSecret(name) && { 'x-secret': true }),
  };
}

/** The schema of a field, with words and its source. */
export function observedField(name: string, seen: Sighting): Record<string, unknown> {
  const { example } = seen;
  return {
    ...observedSchema(name, seen),
    description: 'Seen in recorded traffic.',
    'x-zh': '录制的流量中出现。',
    'x-source': 'observed',
    ...(example !== undefined && oneType(seen) !== undefined && { example }),
  };
}

function propertiesOf(seen: Sighting): Record<string, unknown> {
  return Object.fromEntries([...seen.fields].map(([name, field]) => [name, observedSchema(name, field)]));
}
