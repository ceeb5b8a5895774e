import {
  constants,
  createCipheriv,
  createHash,
  createPublicKey,
  type KeyObject,
  publicEncrypt,
} from 'node:crypto';

/** The initial vector of every answer: the bytes 1 to 16 (live facts A9). */
const vector = Buffer.from(Array.from({ length: 16 }, (_, index) => index + 1));

/**
 * Reads a public key as apps upload it; undefined for what is none.
 * @param text Base64 of a SubjectPublicKeyInfo; where a `+` was not escaped in a form, it has come as a space
 */
export function publicKeyOf(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey({
      key: Buffer.from(text.replaceAll(' ', '+'), 'base64'),
      format: 'der',
      type: 'spki',
    });
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Encrypts a code for the owner of a key (PKCS#1 v1.5), as Base64. */
export function encryptCode(key: KeyObject, code: Buffer): string {
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, code).toString('base64');
}

/** Encrypts an answer as JSON: AES-128-CBC with PKCS#7, as Base64. */
export function encryptAnswer(key: Buffer, answer: object): string {
  const cipher = createCipheriv('aes-128-cbc', key, vector);
  return Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]).toString('base64');
}

/** Returns a key of a user, 16 bytes that follow from what it is for: the mock checks nothing that is made with it. */
export function cipherKeyOf(userId: number, what: 'http' | 'login' | 'message' | 'pay'): Buffer {
  return createHash('md5').update(`${what} key of ${userId}`).digest();
}
