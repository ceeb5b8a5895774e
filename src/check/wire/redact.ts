import type { Role } from '../suite/people.ts';

/** Takes secrets and phone numbers out of whatever a report shows. */
export type Redact = (text: string) => string;

const variable: Readonly<Record<Role | 'expired', string>> = {
  owner: '$IMAPI_TOKEN',
  peer: '$IMAPI_PEER_TOKEN',
  outsider: '$IMAPI_OUTSIDER_TOKEN',
  expired: '$IMAPI_EXPIRED_TOKEN',
};

/** Names of fields whose values nobody but their owner may see. */
const privateNames = ['password', 'payPassword', 'userKey', 'loginKey', 'httpKey'];

/** Whether a pointer leads to such a field. */
export function isPrivate(pointer: string): boolean {
  return privateNames.some(name => pointer.endsWith(`/${name}`));
}

const privateField = new RegExp(
  `((?:^|["?&\\s])\\\\?"?(?:${privateNames.join('|')})\\\\?"?\\s*[:=]\\s*\\\\?"?)[^"\\\\&\\s,}]+`,
  'g',
);
const phone = /(?<!\d)((?:86)?1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

/**
 * Makes the function that masks: known tokens become the environment variable that carries them, private fields of a
 * profile and the middle of phone numbers become stars.
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
    return masked.replace(privateField, '$1***').replace(phone, '$1****$2');
  };
}

function starred(number: string): string {
  return `${number.slice(0, -8)}****${number.slice(-4)}`;
}
