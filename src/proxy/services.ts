import { isAllowedHost } from '../base/allowed-host.ts';
import { Router } from '../observe/route.ts';
import type { Contract, Operation } from '../spec/contract.ts';
import type { AddressBook } from './own-addresses.ts';
import { Upstream } from './upstream.ts';

/** The servers behind a proxy: the API, and beside it those of uploads, files and the live connection. */
export interface Targets {
  readonly target: string;
  /** Default: the API's. */
  readonly uploadTarget?: string | undefined;
  /** Default: the API's. */
  readonly filesTarget?: string | undefined;
  /** Default: port 5260 of the API's host. */
  readonly liveTarget?: string | undefined;
  /** Hosts other than this machine that may be sent to. */
  readonly allowHosts: readonly string[];
  /** Whether certificates have to be good. */
  readonly verify: boolean;
}

/** The port that apps have built in (live facts A1). */
const livePort = 5260;

/** Where a request goes. */
export interface Destination {
  readonly upstream: Upstream;
  readonly operation: Operation | undefined;
  /** What its answer tells the addresses of. */
  readonly handsOut: 'services' | 'files' | undefined;
}

/** The servers behind the proxy, and which of them a request is for. */
export class Services implements AddressBook {
  readonly live: Upstream;
  readonly #contract: Contract;
  readonly #router: Router;
  readonly #targets: Targets;
  /** Where uploads go: servers have more names for it than the document. */
  readonly #uploads: string;
  readonly #byService: Record<Operation['service'], Upstream>;
  /** Folders of files whose addresses were handed out. */
  readonly #folders = new Set<string>();
  /** Services whose server nobody has named: they are where `/config` says. */
  readonly #open: ReadonlySet<Operation['service']>;

  /** @throws Error for a host that is neither this machine nor allowed */
  constructor(contract: Contract, targets: Targets) {
    const { target, uploadTarget, filesTarget, verify } = targets;
    const liveTarget = targets.liveTarget ?? liveAddressOf(target);
    for (const url of [target, uploadTarget, filesTarget, liveTarget]) {
      if (url === undefined || isAllowedHost(url, targets.allowHosts)) continue;
      const { hostname } = new URL(url);
      throw new Error(
        `Failed to start: requests would go to ${hostname}, which is not allowed. Add --allow-host ${hostname}.`,
      );
    }
    this.#contract = contract;
    this.#router = new Router(contract, undefined);
    this.#targets = targets;
    this.#uploads = contract.operation('uploadFile').path.replace(/[^/]*$/, '');
    const api = new Upstream(target, verify);
    const of = (url: string | undefined) => (url === undefined ? api : new Upstream(url, verify));
    this.#byService = { api, upload: of(uploadTarget), files: of(filesTarget) };
    this.#open = new Set([
      ...(uploadTarget === undefined ? (['upload'] as const) : []),
      ...(filesTarget === undefined ? (['files'] as const) : []),
    ]);
    this.live = new Upstream(liveTarget, verify);
  }

  /** @param target path and query */
  of(method: string, target: string): Destination {
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    // Most requests are for the API, spelt as the contract spells it.
    const operation = this.#contract.byPath.get(path) ?? this.#router.of(target)?.operation;
    const service = operation?.service ?? this.#serviceOf(method, path);
    const handsOut = service === 'upload' ? 'files' : operation?.id === 'getConfig' ? 'services' : undefined;
    return { operation, handsOut, upstream: this.#byService[service] };
  }

  /**
   * Of what is no operation: servers keep files, avatars among them, in folders of their own names. Whatever else it may be is a
   * call, which carries a login that only the API may see.
   */
  #serviceOf(method: string, path: string): Operation['service'] {
    if (path.startsWith(this.#uploads)) return 'upload';
    const isFetched = method === 'GET' || method === 'HEAD';
    return isFetched && (this.#folders.has(folderOf(path)) || fileName.test(path)) ? 'files' : 'api';
  }

  learn(service: Operation['service'], address: string): boolean {
    const { origin } = new URL(address);
    if (!isAllowedHost(address, this.#targets.allowHosts)) return false;
    const known = this.#byService[service];
    if (service === 'api' || !this.#open.has(service)) return true;
    if (known.base.origin !== origin) this.#byService[service] = new Upstream(address, this.#targets.verify);
    return true;
  }

  prefixOf(address: string): string | undefined {
    const { origin } = new URL(address);
    const known = [this.#byService.files, this.#byService.upload, this.#byService.api];
    const found = known.find(({ base }) => base.origin === origin);
    const prefix = found && (address.startsWith(found.address) ? found.address : origin);
    // Whoever follows the address asks the proxy for it, without the server's name.
    if (prefix !== undefined && found === this.#byService.files)
      this.#addFolder(folderOf(address.slice(prefix.length)));
    return prefix;
  }

  #addFolder(folder: string): void {
    if (folder !== '' && this.#folders.size < mostFolders) this.#folders.add(folder);
  }

  close(): void {
    for (const upstream of new Set(Object.values(this.#byService))) upstream.close();
  }
}

/** The most folders that are remembered. */
const mostFolders = 1000;

/** Endings of what chats send. Calls that the contract has not may end as well: `.do`, `.json`, `.html`. */
const fileName =
  /\.(?:gif|jpe?g|bmp|png|webp|svg|heic|amr|mp3|aac|acc|m4a|wav|ogg|mp4|mov|flv|wmv|avi|webm|3gp|pdf|docx?|xlsx?|pptx?|txt|zip|rar|7z|apk)$/i;

/** The first step of a path. */
function folderOf(path: string): string {
  const [, folder = ''] = /^\/*([^/?]*)\//.exec(path) ?? [];
  return folder;
}

function liveAddressOf(target: string): string {
  const url = new URL(target);
  return `ws://${url.hostname}:${livePort}`;
}
