import type { IncomingMessage } from 'node:http';
import type { MockSettings } from '../mock-context.ts';
import type { ServicePorts } from './service-servers.ts';

/** Returns the host and the base URLs as a client sees them, each with a trailing slash as clients expect (server facts 2.1). */
export function baseUrls(request: IncomingMessage, settings: MockSettings, ports: ServicePorts) {
  const api = settings.publicUrl ?? ownUrl(request);
  return {
    host: URL.canParse(api) ? new URL(api).hostname : '127.0.0.1',
    apiUrl: `${api}/`,
    uploadUrl: `${settings.publicUrl ?? withPort(api, ports.upload)}/`,
    filesUrl: `${filesUrl(request, settings, ports)}/`,
  };
}

/** Returns the base URL of the file service, without a trailing slash. */
export function filesUrl(request: IncomingMessage, settings: MockSettings, ports: ServicePorts): string {
  if (settings.publicFilesUrl !== undefined) return settings.publicFilesUrl;
  if (settings.publicUrl !== undefined) return settings.publicUrl;
  return withPort(ownUrl(request), ports.files);
}

/** The host as the caller wrote it; `https` where the app is mounted in a server that encrypts. */
function ownUrl({ socket, headers }: IncomingMessage): string {
  const scheme = Reflect.get(socket, 'encrypted') === true ? 'https' : 'http';
  return `${scheme}://${headers.host ?? '127.0.0.1'}`;
}

function withPort(base: string, port: number | undefined): string {
  if (port === undefined || !URL.canParse(base)) return base;
  const url = new URL(base);
  url.port = String(port);
  return url.origin;
}
