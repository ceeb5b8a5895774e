import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { WireFailure } from '../../check/wire/exchange.ts';
import { failureOf } from '../../check/wire/failure.ts';

/** A body as its reader gets it; without bytes where it is too large or packed in a way that is not known here. */
interface UnpackedBody {
  readonly bytes?: Buffer;
  /** It is not packed as its header says, or cut: nobody can read it. */
  readonly failure?: WireFailure;
}

const unpackers: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  // Browsers take either, with the head of zlib or without.
  deflate: (bytes, options) => (isZlib(bytes) ? inflateSync(bytes, options) : inflateRawSync(bytes, options)),
  br: brotliDecompressSync,
};

/**
 * Unpacks a body by the header `Content-Encoding`.
 * @param maxBytes that it may have unpacked
 */
export function unpackedBody(bytes: Buffer, encoding = 'identity', maxBytes = 16 << 20): UnpackedBody {
  const name = encoding.trim().toLowerCase();
  if (bytes.length === 0 || name === '' || name === 'identity') return { bytes };
  const unpack = Object.hasOwn(unpackers, name) ? unpackers[name] : undefined;
  try {
    return unpack ? { bytes: unpack(bytes, { maxOutputLength: maxBytes }) } : {};
  } catch (error) {
    const failure = failureOf(error, { timeoutMs: 0, maxBytes });
    return failure.kind === 'packed' ? { failure } : {};
  }
}

/** Whether bytes begin as RFC 1950 has it. */
function isZlib(bytes: NodeJS.ArrayBufferView | ArrayBuffer | string): boolean {
  if (!Buffer.isBuffer(bytes) || bytes.length < 2) return false;
  return (bytes.readUInt8(0) & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}
