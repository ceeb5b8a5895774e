import type { WireFailure } from './exchange.ts';

const certificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;
/** What zlib says of bytes that are not packed as they are said to be, gzip and Brotli. */
const unpacking = /^Z_\w+_ERROR$|^ERR_+ERROR_FORMAT|^ERR_BROTLI/;

/** Why no whole answer came, from what the HTTP client threw. */
export function failureOf(
  error: unknown,
  { timeoutMs, maxBytes }: { readonly timeoutMs: number; readonly maxBytes: number },
): WireFailure {
  const { code, message: whole, timeout } = error as { code?: string; message: string; timeout?: number };
  // What OpenSSL says goes over several lines.
  const [message = ''] = whole.split('\n');
  const text = `${code ?? ''} ${message}`;
  if (timeout !== undefined || /ETIMEDOUT|ETIME\b/.test(text)) {
    return { kind: 'timeout', message: `no complete answer within ${timeoutMs} ms` };
  }
  if (/ETOOLARGE/.test(text))
    return { kind: 'too-large', message: `the answer has more than ${maxBytes} bytes` };
  if (certificate.test(text))
    return { kind: 'certificate', message: `the certificate is not trusted (${code ?? message})` };
  if (code !== undefined && unpacking.test(code))
    return { kind: 'packed', message: `the answer cannot be unpacked (${message})` };
  if (code === 'EPROTO') return { kind: 'unreachable', message: 'it does not speak TLS there (https)' };
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/.test(text)) {
    return { kind: 'unreachable', message };
  }
  if (/aborted|ECONNRESET|socket hang up|EPIPE|HPE_|Parse Error/i.test(text)) {
    return {
      kind: 'closed',
      message: `the connection was closed before the answer was complete (${message})`,
    };
  }
  return { kind: 'other', message };
}
