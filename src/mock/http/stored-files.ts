import type { IncomingMessage } from 'node:http';
import { asBytes } from '../../spec/serialise.ts';
import type { MockSettings } from '../mock-context.ts';
import { isLoopbackAddress, isLoopbackHost } from './host.ts';
import type { ServicePorts } from './service-servers.ts';
import { filesUrl, ownUrl } from './urls.ts';

/** Where stored messages have their files: the file service on the port that `imapi serve` has by default (decision 027). */
const stored = { host: '127.0.0.1', port: 8089 } as const;
const storedUrl = `http://${stored.host}:${stored.port}`;
const storedFile = new RegExp(`${storedUrl.replaceAll('.', '\\.')}(?=/0/0/\\d{6}/[ot]/[0-9a-f]{32}\\.)`, 'g');

/**
 * An answer in which the files of stored messages are where its client reaches the file service, by the rule of uploads
 * and `/config`. The rows stay as they are.
 * @param body JSON as UTF-8 bytes, one character a byte
 */
export function withReachableFiles(
  body: string,
  request: IncomingMessage,
  settings: MockSettings,
  ports: ServicePorts,
): string {
  if (!body.includes(storedUrl) || isReached(request, settings, ports)) return body;
  return body.replace(storedFile, asBytes(filesUrl(request, settings, ports)));
}

/** Whether the stored address leads this client to the file service, by whatever way it has come to the API. */
function isReached(request: IncomingMessage, settings: MockSettings, ports: ServicePorts): boolean {
  const { publicUrl, publicFilesUrl } = settings;
  if (publicUrl !== undefined || publicFilesUrl !== undefined || ports.files !== stored.port) return false;
  const isHere = isLoopbackAddress(request.socket.remoteAddress ?? '');
  return isHere && isLoopbackHost(new URL(ownUrl(request)).hostname);
}
