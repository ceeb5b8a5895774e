import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { version } from '../base/version.ts';
import type { Waiver } from '../check/verdict/waivers.ts';
import type { FaultCatalogue } from '../faults/catalogue.ts';
import { PassingFrames } from '../live/passing-frames.ts';
import { OpenConnections } from '../mock/http/open-connections.ts';
import type { Log } from '../mock/mock-context.ts';
import { type DriftReport, driftReport } from '../observe/drift-report.ts';
import { Traffic } from '../observe/traffic.ts';
import type { Contract } from '../spec/contract.ts';
import { ProxyExchange } from './exchange.ts';
import { failureText } from './failure.ts';
import { openFront } from './front.ts';
import { HarFile } from './har-file.ts';
import { Recorder } from './record.ts';
import { Services, type Targets } from './services.ts';
import { passUpgrade } from './tunnel.ts';
import { maxHeaderSize } from './upstream.ts';

/** How a proxy works. */
export interface ProxyOptions extends Targets {
  readonly contract: Contract;
  /** Puts the proxy's own address in place of those that `/config` and uploads hand out. */
  readonly rewrite: boolean;
  /** File that the traffic is written to; it must not be there. Default: none. */
  readonly har?: string | undefined;
  /** Whether the HAR hides tokens, passwords and phone numbers. */
  readonly masks: boolean;
  readonly journalSize: number;
  readonly adminToken?: string | undefined;
  readonly failOnDrift: boolean;
  /** Findings that are known; default: none. */
  readonly waivers?: readonly Waiver[];
  readonly log: Log;
}

/** A proxy that judges what goes through it. */
export interface ContractProxy {
  /** The token of the control API; undefined while only this machine reaches it. */
  readonly adminToken: string | undefined;
  /** What can be switched on in front of the server. */
  catalogue(): FaultCatalogue;
  /**
   * Switches faults on, each for its operations.
   * @throws Error for one that there is none of, or that needs the server's own rows
   */
  switchOn(ids: readonly string[]): void;
  /** Listens on one more port. Returns the port taken. @throws Error with `code` EADDRINUSE and the like */
  listen(host: string, port: number): Promise<number>;
  /** What was seen until now, as a report of the check. */
  report(): DriftReport;
  close(): Promise<void>;
}

/**
 * Builds a proxy before a server.
 * @throws Error for a host that is not allowed, and for a HAR that cannot be written
 */
export async function createProxy(options: ProxyOptions): Promise<ContractProxy> {
  const { contract, target, log, journalSize, rewrite, failOnDrift, masks, waivers = [] } = options;
  const started = new Date();
  const services = new Services(contract, options);
  const complain = (error: Error) => log({ kind: 'problem', message: error.message });
  const har = options.har === undefined ? undefined : new HarFile(options.har, complain);
  const front = await openFront({
    contract,
    proxyOf: target,
    journalSize,
    adminToken: options.adminToken,
    log,
  });
  const traffic = new Traffic(contract);
  const world = () => front.world;
  const recorder = new Recorder({ traffic, world, log, har, masks });
  const context = { services, recorder, world, rewrite };
  const servers: { readonly server: Server; readonly connections: OpenConnections }[] = [];
  const tunnels = new Set<Duplex>();
  let connectionsSeen = 0;
  /** Why messages of live connections passed unread, and on how many of them. */
  const unread = new Map<string, number>();
  let adminToken = options.adminToken;

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const path = originForm(request.url ?? '/');
    if (/^\/__admin(?:[/?]|$)/.test(path)) front.admin(request, response);
    else new ProxyExchange(context, request, response, path).start();
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    tunnels.add(socket);
    const at = Date.now();
    const path = originForm(request.url ?? '/');
    const frames = new PassingFrames(front.world, ++connectionsSeen);
    passUpgrade(request, socket, head, services.live, {
      onMessage: (direction, message) => recorder.addFrame(frames.entry(direction, message)),
      onUnread(why) {
        unread.set(why, (unread.get(why) ?? 0) + 1);
        const message = `Failed to read the messages of a live connection: ${why}. They pass through, but are not shown or checked.`;
        log({ kind: 'problem', message });
        recorder.addTunnel({ at, durationMs: Date.now() - at, path, status: 101, message });
      },
      onEnd({ status, durationMs, failure }) {
        tunnels.delete(socket);
        const message = failure && failureText(failure, services.live.address, false);
        if (message !== undefined) log({ kind: 'problem', message });
        recorder.addTunnel({ at, durationMs, path, status, message });
      },
    });
  }

  return {
    get adminToken() {
      return adminToken;
    },
    catalogue: front.catalogue,
    switchOn(ids) {
      for (const id of ids) {
        const fault = front.catalogue().get(id);
        if (!fault)
          throw new Error(
            `Failed to switch on ${id}: the proxy has no such fault.${front.catalogue().didYouMean(id)} It has the faults that imapi faults lists with the stages request, answer and bytes.`,
          );
        for (const operation of fault.operations) front.world.faults.set(operation, { fault });
      }
    },
    async listen(host, port) {
      adminToken = front.tokenFor(host);
      const server = createServer({ maxHeaderSize, requireHostHeader: false }, handle);
      // An upload may take its time.
      server.requestTimeout = 0;
      server.maxHeadersCount = 0;
      server.on('checkContinue', handle);
      server.on('checkExpectation', handle);
      server.on('upgrade', upgrade);
      servers.push({ server, connections: new OpenConnections(server) });
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host.replace(/^\[(.*)\]$/, '$1'), () => {
          server.off('error', reject);
          resolve();
        });
      });
      return (server.address() as AddressInfo).port;
    },
    report() {
      recorder.finish();
      return driftReport(traffic, {
        contract,
        target,
        tool: `imapi-mock ${version()}`,
        started,
        failOnDrift,
        waivers,
        unread: [...unread].map(([why, connections]) => ({ why, connections })),
      });
    },
    async close() {
      for (const socket of tunnels) socket.destroy();
      await Promise.all(servers.map(({ connections }) => connections.close()));
      recorder.finish();
      await front.close();
      services.close();
      har?.close();
    },
  };
}

/** Some clients send a whole address where a path is enough. */
function originForm(target: string): string {
  const [, path] = /^https?:\/\/[^/?]*(.*)$/i.exec(target) ?? [];
  if (path === undefined) return target;
  return path.startsWith('/') ? path : `/${path}`;
}
