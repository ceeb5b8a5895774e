import { escapeXml } from '../../base/escape.ts';

/**
 * Draws the avatar of somebody who has none: the first letter of their name on a colour that follows from who it is. A
 * drawing in SVG, because a browser has a letter for every name.
 * @param owner a user id or the jid of a group
 * @param side pixels
 */
export function drawAvatar(owner: string, name: string, side: number): string {
  const [letter = '#'] = name.trim().toLocaleUpperCase();
  const hue = [...owner].reduce((sum, digit) => (sum * 31 + (digit.codePointAt(0) ?? 0)) % 360, 7);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100">`,
    `<rect width="100" height="100" fill="hsl(${hue},45%,48%)"/>`,
    '<text x="50" y="50" dy=".36em" text-anchor="middle" font-family="sans-serif" font-size="52" fill="#fff">',
    `${escapeXml(letter)}</text></svg>`,
  ].join('');
}
