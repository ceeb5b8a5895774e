import { hidden, hideSecrets, isSecret } from '../../spec/secrets.ts';
import { isMarked } from '../suite/marker.ts';
import type { Role } from '../suite/people.ts';

/** Takes secrets and phone numbers out of whatever a report shows. */
export type Redact = (text: string) => string;

const variable: Readonly<Record<Role | 'expired', string>> = {
  owner: '$IMAPI_TOKEN',
  peer: '$IMAPI_PEER_TOKEN',
  outsider: '$IMAPI_OUTSIDER_TOKEN',
  expired: '$IMAPI_EXPIRED_TOKEN',
};

/** Whether a pointer leads to a field whose value nobody but its owner may see. */
export function isPrivate(pointer: string): boolean {
  return isSecret(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** `name=value` of a query, a form or a command line. */
const pair = /(^|[?&\s"'])([A-Za-z_]\w*)=([^&\s"'\\]+)/g;
/** A variable that stands for a token, or a token that the check has made up. */
const isHarmless = (value: string) => value.startsWith('$IMAPI_') || isMarked(value);
const phone = /(?<!\d)((?:86)?1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

/**
 * Makes the function that masks: known tokens become the environment variable that carries them, other secrets (`x-secret`)
 * and the middle of phone numbers become stars.
 */
export function redactor(
  tokens: readonly (readonly [owner: Role | 'expired', token: string])[],
  phones: readonly string[] = [],
): Redact {
  const known = tokens
    .filter(([, token]) => token !== '')
    .flatMap(([owner, token]) => {
      const encoded = encodeURIComponent(token);
      const spellings = encoded === token ? [token] : [token, encoded];
      return spellings.map(spelling => [spelling, variable[owner]] as const);
    })
    .sort(([one], [other]) => other.length - one.length);
  const numbers = phones.filter(number => number.length >= 6).sort((one, other) => other.length - one.length);
  return text => {
    let masked = text;
    for (const [token, name] of known) masked = masked.replaceAll(token, name);
    for (const number of numbers) masked = masked.replaceAll(number, starred(number));
    return hideSecrets(masked, isHarmless)
      .replace(pair, (whole: string, before: string, name: string, value: string) =>
        isSecret(name) && !isHarmless(value) ? `${before}${name}=${hidden}` : whole,
      )
      .replace(phone, '$1****$2');
  };
}

function starred(number: string): string {
  return `${number.slice(0, -8)}****${number.slice(-4)}`;
}
