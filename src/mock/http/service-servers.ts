import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenConnections } from './open-connections.ts';

/** The services: the API, whose port serves uploads and files as well, and the app's live connection. */
export type Service = 'api' | 'upload' | 'files' | 'live';

/** The ports of the services that listen; a service without its own port is served by the API's. */
export type ServicePorts = Readonly<Partial<Record<Service, number>>>;

/** An address to listen on. */
export interface Address {
  /** 0 takes any free port. */
  readonly port: number;
  /** The interface, e.g. `127.0.0.1`. */
  readonly host: string;
}

/** The servers of the services. */
export class ServiceServers {
  readonly #servers = new Map<Service, Server>();
  readonly #connections: OpenConnections[] = [];
  readonly #ports: Partial<Record<Service, number>> = {};
  #closed = false;

  /** The ports taken until now; the same object all along. */
  get ports(): ServicePorts {
    return this.#ports;
  }

  add(service: Service, server: Server): void {
    this.#servers.set(service, server);
    this.#connections.push(new OpenConnections(server));
  }

  /** @throws Error for a service that does not exist, or listens already, and after closing */
  checkIdle(service: Service): void {
    this.#idle(service);
  }

  /**
   * Starts a service.
   * @returns the port taken
   * @throws Error as `checkIdle`, and with `code` EADDRINUSE, EACCES and the like
   */
  async listen(service: Service, address: Address): Promise<number> {
    const port = await listen(this.#idle(service), address);
    this.#ports[service] = port;
    return port;
  }

  /** Stops taking requests and ends every connection, those with a request under way after 3 s at most. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#connections.map(each => each.close()));
  }

  #idle(service: Service): Server {
    if (this.#closed) throw new Error('Failed to listen: the mock is closed. Make another with createMock.');
    const server = this.#servers.get(service);
    if (!server) {
      const names = [...this.#servers.keys()].join(', ');
      throw new Error(`Failed to listen: there is no service ${service}. They are ${names}.`);
    }
    if (server.listening) {
      throw new Error(
        `Failed to listen: the service ${service} is on port ${this.#ports[service]} already. Make another mock for another port.`,
      );
    }
    return server;
  }
}

function listen(server: Server, { port, host }: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, bare(host), () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Returns an IPv6 address without the brackets that it has in addresses of the web. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
