import { longestDelay } from '../../faults/delay.ts';

/** The preferences of a request, addressed to the mock itself (RFC 7240), as users of Prism know them. */
export interface Preferences {
  /** Answer with this failure. */
  readonly code?: number;
  /** Answer with the document's own sample. */
  readonly example?: 'documented';
  /** Wait this long first, milliseconds. */
  readonly delay?: number;
  /** Inject this fault of the catalogue, by id. */
  readonly fault?: string;
}

/** The preferences that are understood, and those that are not. */
interface Reading {
  readonly preferences: Preferences;
  readonly refused: string[];
}

/** Reads a `Prefer` header. Preferences that are unknown or make no sense are left out and named in `refused`. */
export function readPreferences(header: string | readonly string[] | undefined): Reading {
  if (header === undefined) return { preferences: {}, refused: [] };
  const preferences: { code?: number; example?: 'documented'; delay?: number; fault?: string } = {};
  const refused: string[] = [];
  for (const part of String(header).split(/[,;]/)) {
    const [name = '', value = ''] = part.split('=').map(text => text.trim().replace(/^"(.*)"$/, '$1'));
    const number = /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
    if (name === '') continue;
    if (name === 'code' && number !== undefined) preferences.code = number;
    else if (name === 'example' && value === 'documented') preferences.example = value;
    else if (name === 'delay' && number !== undefined && number >= 0)
      preferences.delay = Math.min(number, longestDelay);
    else if (name === 'fault' && value !== '') preferences.fault = value;
    else refused.push(`${part.trim()} is not known`);
  }
  return { preferences, refused };
}
