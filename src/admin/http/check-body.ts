import { nearest } from '../../base/nearest.ts';
import type { ControlId } from '../../control-api/operations.ts';
import { Problem } from './problem.ts';
import { type BodyError, bodyValidators } from './validators.ts';

/**
 * Holds the body of an operation against the document.
 * @throws Problem bad-body with the pointer to what is wrong
 */
export function checkBody(id: ControlId, body: unknown): void {
  const validate = bodyValidators[id];
  if (validate && !validate(body)) throw broken(validate.errors?.[0]);
}

function broken(error: BodyError | undefined): Problem {
  const { instancePath = '', keyword, params, message = 'is not as the document says' } = error ?? {};
  const place = instancePath === '' ? 'it' : instancePath;
  if (keyword === 'additionalProperties') {
    const name = String(params?.additionalProperty);
    const names = fieldsOf(error);
    const advice = names.length === 0 ? '' : ` Fields: ${names.join(', ')}.`;
    return new Problem('bad-body', `Failed to read the body: ${name} is unknown.${advice}`, {
      pointer: `${instancePath}/${name}`,
      nearest: nearest(name, names),
    });
  }
  if (keyword === 'required') {
    const name = String(params?.missingProperty);
    return new Problem('bad-body', `Failed to read the body: ${name} is required.`, {
      pointer: `${instancePath}/${name}`,
    });
  }
  if (keyword === 'discriminator') return wrongKind(error, instancePath);
  const allowed = params?.allowedValues ?? params?.allowedValue;
  const list = allowed === undefined ? '' : ` (${[allowed].flat().join(', ')})`;
  return new Problem('bad-body', `Failed to read the body: ${place} ${message}${list}.`, {
    pointer: instancePath,
  });
}

/** A body of several kinds that names none of them in the field that tells them apart. */
function wrongKind(error: BodyError | undefined, instancePath: string): Problem {
  const tag = String(error?.params.tag);
  const given = error?.params.tagValue;
  const kinds = error?.parentSchema?.oneOf?.flatMap(({ properties }) => properties?.[tag]?.const ?? []) ?? [];
  const found = given === undefined ? 'is required' : `is ${JSON.stringify(given)}`;
  return new Problem(
    'bad-body',
    `Failed to read the body: ${instancePath}/${tag} ${found}. It is one of ${kinds.join(', ')}.`,
    { pointer: `${instancePath}/${tag}`, nearest: nearest(String(given), kinds) },
  );
}

function fieldsOf(error: BodyError | undefined): string[] {
  const properties = error?.parentSchema?.properties;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}
