import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../base/package-file.ts';
import type { UserRow } from '../store/tables/rows.ts';

/** The passwords that come with the demo data. */
const ownFile = fileURLToPath(packageFile('fixtures/passwords.json'));

/** Passwords by user id or phone number. */
export type Passwords = ReadonlyMap<string, string>;

/**
 * Reads passwords from a JSON object of them, by user id or phone number.
 * @param file default: the passwords of the demo users
 * @throws Error when it is no such file
 */
export function readPasswords(file = ownFile): Passwords {
  let given: unknown;
  try {
    // Editors on Windows begin it with a byte order mark.
    given = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw unreadable(file, 'it is not a JSON object');
  return new Map(
    Object.entries(given).map(([name, password]: [string, unknown]) => {
      if (typeof password !== 'string') throw unreadable(file, `the password of ${name} is no text`);
      return [name, password];
    }),
  );
}

function unreadable(file: string, why: string): Error {
  return new Error(
    `Failed to read the passwords in ${file}: ${why}. Give a JSON object: {"100164": "password"}.`,
  );
}

/** Returns whether a user may log in with what was given: the password as it is, or its md5. */
export function isPasswordOf(passwords: Passwords, user: UserRow, given: string): boolean {
  const { userId, phone, telephone } = user;
  const password = [String(userId), phone, telephone].map(name => passwords.get(name)).find(Boolean);
  return password !== undefined && (given === password || given.toLowerCase() === md5(password));
}

/** The md5 of a text as hex digits. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
