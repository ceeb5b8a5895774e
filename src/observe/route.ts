import type { Contract, Operation } from '../spec/contract.ts';

/** Where an exchange went: to an operation, or to a path that is none. */
export interface OperationRoute {
  readonly operation: Operation | undefined;
  /** Empty where the record names no host. */
  readonly host: string;
  /** Scheme, host and base; empty where the record names no host. */
  readonly address: string;
  /** Without the base. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** An address whose parts a URL would give back as they are. */
const plain = /^(https?:\/\/([a-z0-9.-]+(?::[1-9]\d{3,4})?))(\/[\w/]*)(?:\?([^#\s]*))?$/;

/** Finds the operations of a contract by the addresses of recorded traffic. */
export class Router {
  readonly #contract: Contract;
  readonly #base: URL | undefined;
  readonly #templates: readonly { readonly operation: Operation; readonly pattern: RegExp }[];

  /** @param base only traffic to it counts, and its path is taken off; undefined: traffic of all hosts */
  constructor(contract: Contract, base: string | undefined) {
    this.#contract = contract;
    this.#base = base === undefined ? undefined : new URL(base);
    this.#templates = contract.operations
      .filter(({ path }) => path.includes('{'))
      .map(operation => {
        const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '[^/]+')}$`);
        return { operation, pattern };
      });
  }

  /**
   * The way of an address; undefined where it is none, or not of the base.
   * @param below path that the paths of the contract follow there; default: that of the base
   */
  of(address: string, below?: string): OperationRoute | undefined {
    return (below ? undefined : this.#plain(address)) ?? this.#parsed(address, below);
  }

  /** Most addresses are spelt as the contract spells them: of those nothing needs to be put right. */
  #plain(address: string): OperationRoute | undefined {
    if (this.#base !== undefined) return undefined;
    const [, origin = '', host = '', path = '', query = ''] = plain.exec(address) ?? [];
    const operation = this.#contract.byPath.get(path);
    return operation && { operation, host, address: origin, path, query: new URLSearchParams(query) };
  }

  #parsed(address: string, below: string | undefined): OperationRoute | undefined {
    const url = URL.parse(address, 'http://none.invalid');
    if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
    const host = url.host === 'none.invalid' ? '' : url.host;
    const base = this.#base;
    if (base !== undefined && host !== '' && host !== base.host) return undefined;
    const prefix = below ?? base?.pathname.replace(/\/$/, '') ?? '';
    if (!url.pathname.startsWith(prefix)) return undefined;
    // Servers of the family take doubled and trailing slashes, and a session behind a semicolon.
    const path = url.pathname
      .slice(prefix.length)
      .replace(/;.*$/, '')
      .replace(/\/{2,}/g, '/')
      .replace(/(.)\/$/, '$1');
    const operation =
      this.#contract.byPath.get(path) ?? this.#templates.find(({ pattern }) => pattern.test(path))?.operation;
    const at = host === '' ? '' : url.origin + prefix;
    return { operation, host, address: at, path, query: url.searchParams };
  }
}
