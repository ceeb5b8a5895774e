import {
  constants,
  createDecipheriv,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
} from 'node:crypto';
import type { Json, StartedMock } from '../harness.ts';

const vector = Buffer.from(Array.from({ length: 16 }, (_, index) => index + 1));

/** What an app makes of a password when it logs in over four calls. */
export interface AppKey {
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function newKey(): AppKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  return { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), privateKey };
}

/** The bytes of a code, for the owner of the key. */
export function codeOf({ privateKey }: AppKey, code: string): Buffer {
  // Node takes PKCS#1 v1.5 only where its OpenSSL hides failures; so the padding is taken off here.
  const padded = privateDecrypt(
    { key: privateKey, padding: constants.RSA_NO_PADDING },
    Buffer.from(code, 'base64'),
  );
  return padded.subarray(padded.indexOf(0, 2) + 1);
}

/** The JSON of an answer that is encrypted with a code. */
export function readAnswer(key: Buffer, data: string): Json {
  const decipher = createDecipheriv('aes-128-cbc', key, vector);
  const text = Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}

/** Sends a form, as apps do, and returns the answer. */
export async function post(
  { base }: Pick<StartedMock, 'base'>,
  path: string,
  form: Record<string, string | number>,
  headers: Record<string, string> = {},
): Promise<Json> {
  const body = new URLSearchParams(
    Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return (await fetch(`${base}${path}`, { method: 'POST', body, headers })).json();
}
