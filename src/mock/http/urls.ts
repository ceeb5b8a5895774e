import type { IncomingMessage } from 'node:http';
import type { MockSettings } from '../mock-context.ts';

/** Where the services listen; a service without its own port is served by the API's. */
export interface BaseUrls {
  readonly uploadPort?: number | undefined;
  readonly filesPort?: number | undefined;
}

/** Base URLs as a client sees them, each with a trailing slash as clients expect (server facts 2.1). */
export function baseUrls(request: IncomingMessage, settings: MockSettings, ports: BaseUrls) {
  const api = settings.publicUrl ?? ownUrl(request);
  return {
    apiUrl: `${api}/`,
    uploadUrl: `${settings.publicUrl ?? withPort(api, ports.uploadPort)}/`,
    filesUrl: `${filesUrl(request, settings, ports)}/`,
  };
}

/** Base URL of the file service, without a trailing slash. */
export function filesUrl(request: IncomingMessage, settings: MockSettings, ports: BaseUrls): string {
  if (settings.publicFilesUrl !== undefined) return settings.publicFilesUrl;
  if (settings.publicUrl !== undefined) return settings.publicUrl;
  return withPort(ownUrl(request), ports.filesPort);
}

/** Base URL of the API as the caller spelt it, without a trailing slash; encrypted where the app is mounted in a server that is. */
export function ownUrl({ socket, headers }: IncomingMessage): string {
  const scheme = Reflect.get(socket, 'encrypted') === true ? 'https' : 'http';
  return `${scheme}://${headers.host ?? '127.0.0.1'}`;
}

function withPort(base: string, port: number | undefined): string {
  if (port === undefined || !URL.canParse(base)) return base;
  const url = new URL(base);
  url.port = String(port);
  return url.origin;
}
