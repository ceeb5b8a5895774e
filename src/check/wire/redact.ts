import { hidden, hideSecrets, isSecret } from '../../spec/secrets.ts';
import { isMarked } from '../suite/marker.ts';
import { nearToken, tokenSpellings } from '../suite/near-token.ts';
import type { Role } from '../suite/people.ts';
import { fragmentMasker } from './fragments.ts';

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

/** What is shorter may be any other word. */
const minNear = 8;

/** `name=value` of a query, a form or a command line. */
const pair = /(^|[?&\s"'])([A-Za-z_]\w*)=([^&\s"'\\]+)/g;
/** A variable that stands for a token, or a token that the check has made up. */
const isHarmless = (value: string) => value.startsWith('$IMAPI_') || isMarked(value);
const phone = /(?<!\d)((?:86)?1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

/**
 * Makes the function that masks: known tokens, and pieces of them, become the environment variable that carries them;
 * other secrets (`x-secret`) and the middle of phone numbers become stars.
 * @param others secrets that have no variable: passwords and keys seen in answers, credentials of the target
 * @param words of the tool's own, which are shown even where a secret has them in it; default: none
 */
export function redactor(
  tokens: readonly (readonly [owner: Role | 'expired', token: string])[],
  phones: readonly string[] = [],
  others: Iterable<string> = [],
  words: ReadonlySet<string> = new Set(),
): Redact {
  const secrets = [
    ...tokens.flatMap(([owner, token]) =>
      spellings(token).map(value => ({ value, shownAs: variable[owner] })),
    ),
    ...Array.from(others, secret => spellings(secret).map(value => ({ value, shownAs: hidden }))).flat(),
    ...phones.filter(number => number.length >= 6).map(value => ({ value, shownAs: starred(value) })),
  ];
  const mask = fragmentMasker(secrets, words);
  const whole = phones.toSorted((one, other) => other.length - one.length);
  const withoutPhones = (text: string) =>
    whole.reduce(
      (masked, number) => (number.length < 6 ? masked : masked.replaceAll(number, starred(number))),
      text,
    );
  const near = tokens.flatMap(([owner, token]) => nearTokens(token, variable[owner]));
  const withoutNear = (text: string) =>
    near.reduce((masked, { is, shownAs }) => masked.replace(is, () => shownAs), text);
  return text =>
    hideSecrets(mask(withoutPhones(withoutNear(text))), isHarmless)
      .replace(pair, (whole: string, before: string, name: string, value: string) =>
        isSecret(name) && !isHarmless(value) ? `${before}${name}=${hidden}` : whole,
      )
      .replace(phone, '$1****$2');
}

/** Tokens that the check makes of a good one, which are nobody's and told apart from it. */
function nearTokens(token: string, name: string): { readonly is: RegExp; readonly shownAs: string }[] {
  return tokenSpellings.flatMap(spelling => {
    const made = nearToken(token, spelling, Number.NaN);
    if (made === undefined || made.length < minNear) return [];
    const literal = made.replace(/[^\w]/g, '\\$&');
    return [
      {
        is: new RegExp(`(?<![\\w.-])${literal}(?![\\w.-])`, 'g'),
        shownAs: `${name}_${spelling.toUpperCase()}`,
      },
    ];
  });
}

/** The ways in which a secret may be written: as it is, in an address, inside JSON text, in Base64. */
function spellings(secret: string): string[] {
  if (secret === '') return [];
  const json = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  return [...new Set([secret, encodeURIComponent(secret.toWellFormed()), json, base64])];
}

function starred(number: string): string {
  return `${number.slice(0, -8)}****${number.slice(-4)}`;
}
