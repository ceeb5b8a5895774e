/** A variable inside a word of a shell command, e.g. a token that nobody may see. */
export interface ShellVariable {
  readonly variable: string;
}

/**
 * Writes parts as one word of a POSIX shell command: texts stay what they are, variables are filled in by the shell.
 * In single quotes where there is no variable, in double quotes otherwise.
 */
export function shellWord(...parts: readonly (string | ShellVariable)[]): string {
  if (parts.every(part => typeof part === 'string')) return `'${parts.join('').replaceAll("'", `'\\''`)}'`;
  const inside = parts.map((part, index) => {
    if (typeof part === 'string') return inDoubleQuotes(part);
    const next = parts.slice(index + 1).find(after => after !== '');
    return typeof next === 'string' && /^\w/.test(next) ? `\${${part.variable}}` : `$${part.variable}`;
  });
  return `"${inside.join('')}"`;
}

function inDoubleQuotes(text: string): string {
  // An interactive shell takes what follows ! in double quotes for an older command, and no backslash stops it.
  return text.replace(/["\\`$]/g, character => `\\${character}`).replaceAll('!', `"'!'"`);
}
