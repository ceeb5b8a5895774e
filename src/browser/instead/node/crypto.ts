import type * as node from 'node:crypto';
import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';

type CreateHash = (algorithm: 'md5' | 'sha256') => Pick<node.Hash, 'digest'> & {
  update(text: string): ReturnType<CreateHash>;
};

/** The hashes that ids and accounts are made of; those of the Web come too late for that, by promise. */
export const createHash: CreateHash = algorithm => {
  const hash = (algorithm === 'md5' ? md5 : sha256).create();
  return {
    update(text) {
      hash.update(new TextEncoder().encode(text));
      return this;
    },
    digest: ((encoding?: BufferEncoding) => {
      const bytes = Buffer.from(hash.digest());
      return encoding === undefined ? bytes : bytes.toString(encoding);
    }) as node.Hash['digest'],
  };
};

export const hash = (
  algorithm: 'md5' | 'sha256',
  text: string,
  encoding: node.BinaryToTextEncoding,
): string => createHash(algorithm).update(text).digest(encoding);

export const randomBytes = (size: number) => Buffer.from(crypto.getRandomValues(new Uint8Array(size)));

/** By hand: a page without TLS has no `crypto.randomUUID`. */
export const randomUUID = () => {
  const bytes = randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
