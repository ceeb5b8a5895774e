import type { Mock, Service } from '../../create-mock.ts';

/** The ports asked for; 0 takes any free one. */
export interface Ports {
  /** Port of the API; 0 takes any free one. */
  readonly port: number;
  /** Port of the upload service. */
  readonly uploadPort: number;
  /** Port of the file service. */
  readonly filesPort: number;
  /** Port of the app's live connection, which apps have built in. */
  readonly livePort: number;
  /** Whether apps may connect; without it their port stays free. */
  readonly live: boolean;
}

/** How many ports after the one asked for are tried. */
const neighbours = 20;
const lastPort = 65_535;

/**
 * Starts the services, on the next free port where one is taken.
 * @param strict fail instead
 * @throws Error that says which port is taken and what to do
 */
export async function takePorts(mock: Mock, host: string, ports: Ports, strict: boolean) {
  const notes: string[] = [];
  const shown = reachable(host);
  const take = async (service: Service, flag: string, wanted: number, scheme = 'http') => {
    const most = strict || wanted === 0 ? 0 : Math.min(neighbours, lastPort - wanted);
    for (let port = wanted; ; port++) {
      try {
        const taken = await mock.listen(service, { host, port });
        if (wanted !== 0 && taken !== wanted)
          notes.push(`port ${wanted} is taken: ${service} listens on ${taken} instead`);
        return `${scheme}://${shown}:${taken}`;
      } catch (error) {
        if (!isTaken(error) || port - wanted >= most) throw whyNoPort(error, host, port, flag);
      }
    }
  };
  const apiUrl = await take('api', '--port', ports.port);
  const uploadUrl = await take('upload', '--upload-port', ports.uploadPort);
  const filesUrl = await take('files', '--files-port', ports.filesPort);
  const liveUrl = ports.live ? await take('live', '--live-port', ports.livePort, 'ws') : undefined;
  return { urls: { apiUrl, uploadUrl, filesUrl, ...(liveUrl !== undefined && { liveUrl }) }, notes };
}

/** Returns the host of an address that this machine can open: what listens on every interface has none of its own. */
export function reachable(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (/^[0.]+$/.test(bare)) return '127.0.0.1';
  if (/^[0:]+$/.test(bare)) return '[::1]';
  return bare.includes(':') ? `[${bare}]` : bare;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
}

function isTaken(error: unknown): boolean {
  return codeOf(error) === 'EADDRINUSE';
}

/** The sentence for a port that could not be listened on. @param flag the one that names it */
export function whyNoPort(error: unknown, host: string, port: number, flag: string): Error {
  const free = `Choose another with ${flag}, or ${flag} 0 for any free one.`;
  if (isTaken(error)) return new Error(`Failed to listen on ${host}:${port}: the port is taken. ${free}`);
  if (codeOf(error) === 'EACCES')
    return new Error(`Failed to listen on ${host}:${port}: not permitted. ${free}`);
  const why = error instanceof Error ? error.message : String(error);
  return new Error(
    `Failed to listen on ${host}:${port}: ${why}. Is ${host} an address of this machine (--host)?`,
  );
}
