import { declaredSecrets } from './generated/secrets.gen.ts';

/** What is shown instead of a secret. */
export const hidden = '***';

const secretLooks = /token|passw|pwd|secret|[a-z_]key$/i;

/** Whether a name looks like that of a token, a password or a key. */
export function looksSecret(name: string): boolean {
  return secretLooks.test(name);
}

/**
 * Whether nobody but its owner may see the value of a parameter or a field. The contract says so (`x-secret`); a name
 * that it does not know is judged by its looks, since clients and servers add some of their own.
 */
export function isSecret(name: string): boolean {
  return Object.hasOwn(declaredSecrets, name) ? declaredSecrets[name] === true : looksSecret(name);
}

/** Whether a value of that name is to be hidden: any text, and a number where it is the contract that says secret. */
export function isSecretValue(name: string, value: unknown): boolean {
  if (typeof value === 'string') return value !== '' && isSecret(name);
  return typeof value === 'number' && declaredSecrets[name] === true;
}

/** `"name": "text"` and `"name": 1`; in JSON that a text holds, quotes are escaped. */
const field = /((\\*")([A-Za-z_]\w*)\2\s*:\s*)(?:\2((?:(?!\2)(?:\\.|[\s\S]))+)(\2|$)|(-?\d[\d.eE+-]*))/g;

/**
 * Replaces the secret values of the JSON in a text, however deep; everything else stays, and JSON stays valid.
 * @param known whether a value may be shown; default: none
 */
export function hideSecrets(text: string, known: (value: string) => boolean = () => false): string {
  return text.replace(field, (...match: readonly string[]) => {
    const [whole = '', head, quote, name = '', inner, end, digits] = match;
    if (inner !== undefined && known(inner)) return whole;
    if (isSecretValue(name, inner ?? Number(digits))) return `${head}${quote}${hidden}${quote}`;
    // The text of another field may be JSON again.
    return inner?.includes('"') ? `${head}${quote}${hideSecrets(inner, known)}${end}` : whole;
  });
}
