import type { Contract } from '../../spec/contract.ts';
import { answerFields } from '../../spec/field.ts';
import { roles } from '../suite/people.ts';

/** Words of every report beside those of the contract: callers, outcomes, severities, and what stands for a secret. */
const always = [
  ...roles,
  ...['nobody', 'setup', 'expired', 'plant', 'login'],
  ...['held', 'violated', 'violation', 'drift', 'note', 'blocked', 'waived', 'exercised', 'holds'],
  ...['privacy', 'permission', 'identity', 'reach', 'loss', 'units', 'transport', 'document', 'server'],
  ...['resultCode', 'resultMsg', 'detailMsg', 'currentTime', 'data', 'marker', 'token', 'imapi', 'check'],
  ...['IMAPI_TOKEN', 'IMAPI_PEER_TOKEN', 'IMAPI_OUTSIDER_TOKEN', 'IMAPI_EXPIRED_TOKEN'],
];

/**
 * Words that every report is made of: operations, the steps of their paths, parameters, fields, roles, outcomes. That a
 * token has one of them in it makes the word no secret: it stands in the report of every other token too.
 */
export function ownWords({ operations }: Contract): ReadonlySet<string> {
  const fields = Object.values(answerFields()).flatMap(list => list.flatMap(({ path }) => path));
  const named = operations.flatMap(({ id, path, parameters }) => [
    id,
    ...path.split(/\W+/),
    ...parameters.map(({ name }) => name),
  ]);
  return new Set([...always, ...named, ...fields].filter(word => /^\w+$/.test(word)));
}
