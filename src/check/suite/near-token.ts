/** Ways to write a token so that it is nobody's and still looks like one. */
export const tokenSpellings = ['changed', 'half', 'cut', 'swapped'] as const;

/**
 * `changed`: one character in the middle is another of its kind; `half`: the first half; `cut`: all but the last
 * character; `swapped`: upper case for lower and the reverse.
 */
export type TokenSpelling = (typeof tokenSpellings)[number];

/**
 * Makes a token that is nearly a good one. Uses nothing but itself: a script of steps carries its text.
 * @param userId whose it is; a token that names them may differ in nothing else from that of somebody else
 * @returns undefined where nothing changes, or where what comes out may be somebody's
 */
export function nearToken(token: string, spelling: TokenSpelling, userId: number): string | undefined {
  const shortest = 16;
  const isGuessable = token.length < shortest || token.includes(String(userId));
  if (spelling === 'swapped') {
    const swapped = [...token]
      .map(one => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase()))
      .join('');
    return swapped === token ? undefined : swapped;
  }
  if (isGuessable) return undefined;
  const middle = Math.floor(token.length / 2);
  if (spelling === 'half') return token.slice(0, middle);
  if (spelling === 'cut') return /[0-9A-Za-z]$/.test(token) ? token.slice(0, -1) : undefined;
  const kinds = ['0123456789', 'abcdef', 'ghijklmnopqrstuvwxyz', 'ABCDEF', 'GHIJKLMNOPQRSTUVWXYZ'];
  const at = [...token].findIndex((one, index) => index >= middle && kinds.some(kind => kind.includes(one)));
  const old = token[at];
  const kind = kinds.find(some => old !== undefined && some.includes(old));
  if (old === undefined || kind === undefined) return undefined;
  return `${token.slice(0, at)}${kind[(kind.indexOf(old) + 1) % kind.length]}${token.slice(at + 1)}`;
}
