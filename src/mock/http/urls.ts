import type { IncomingMessage } from 'node:http';
import type { MockSettings } from '../mock-context.ts';
import { isLoopbackAddress, readHost } from './host.ts';
import type { ServicePorts } from './service-servers.ts';

/** A request, with the path that Express has an app mounted at. */
type MountedRequest = IncomingMessage & { readonly baseUrl?: string };

/** Returns the host and the base URLs as a client sees them, each with a trailing slash as clients expect (server facts 2.1). */
export function baseUrls(request: MountedRequest, settings: MockSettings, ports: ServicePorts) {
  const api = settings.publicUrl ?? ownUrl(request);
  return {
    host: URL.canParse(api) ? new URL(api).hostname : '127.0.0.1',
    apiUrl: `${api}/`,
    uploadUrl: `${settings.publicUrl ?? serviceUrl(api, ports, 'upload')}/`,
    filesUrl: `${filesUrl(request, settings, ports)}/`,
  };
}

/** Returns the base URL of the file service, without a trailing slash. */
export function filesUrl(request: MountedRequest, settings: MockSettings, ports: ServicePorts): string {
  return settings.publicFilesUrl ?? settings.publicUrl ?? serviceUrl(ownUrl(request), ports, 'files');
}

/**
 * Returns the base URL by which a client reached the mock, without a trailing slash: its Host header, and the path that
 * the app is mounted at. A proxy on this machine says what the client sent to it; anybody else could say anything.
 */
export function ownUrl(request: MountedRequest): string {
  const { socket, headers, baseUrl = '' } = request;
  const isProxied = isLoopbackAddress(socket.remoteAddress ?? '');
  const proto = isProxied ? first(headers['x-forwarded-proto'])?.toLowerCase() : undefined;
  const isEncrypted = proto === undefined ? Reflect.get(socket, 'encrypted') === true : proto === 'https';
  const host = [isProxied ? first(headers['x-forwarded-host']) : undefined, headers.host].find(readHost);
  const port = isProxied ? portOf(host, first(headers['x-forwarded-port']), isEncrypted) : '';
  const local = socket.localPort === undefined ? '127.0.0.1' : `127.0.0.1:${socket.localPort}`;
  return `${isEncrypted ? 'https' : 'http'}://${host === undefined ? local : host + port}${baseUrl.replace(/\/__admin$/, '')}`;
}

/**
 * Returns the base URL of a service beside the API. It is on its own port only for a client that uses our own port
 * numbers: behind a mapped port, a proxy or a path, that client reaches the port it came by and perhaps no other, and
 * each port serves what its addresses lead to.
 */
function serviceUrl(own: string, ports: ServicePorts, service: 'upload' | 'files'): string {
  const { origin, hostname, port, protocol } = new URL(own);
  const isDirect = origin === own && Object.values(ports).includes(Number(port || defaultPorts[protocol]));
  const servicePort = ports[service];
  return isDirect && servicePort !== undefined ? `${protocol}//${hostname}:${servicePort}` : own;
}

/** Returns the port that a proxy names beside a host, as an address has it; nothing where the host has its own. */
function portOf(host: string | undefined, port: string | undefined, isEncrypted: boolean): string {
  const isPort = port !== undefined && /^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536;
  if (!isPort || readHost(host)?.port !== undefined) return '';
  return Number(port) === (isEncrypted ? 443 : 80) ? '' : `:${Number(port)}`;
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

const first = (header: string | string[] | undefined) => [header].flat()[0]?.split(',')[0]?.trim();
