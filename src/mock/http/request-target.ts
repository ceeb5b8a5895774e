import type { IncomingMessage } from 'node:http';

/**
 * Gives a request whose target is a whole address, as proxies send it, the form that all others have. The host in the
 * address counts, whatever the Host header says (RFC 9112, section 3.2.2).
 */
export function toOriginForm(request: IncomingMessage): void {
  const { url = '/' } = request;
  if (url.startsWith('/')) return;
  const [address, host] = /^https?:\/\/([^/?#]+)/i.exec(url) ?? [];
  if (address === undefined || host === undefined) return;
  const rest = url.slice(address.length);
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.host = host;
}
