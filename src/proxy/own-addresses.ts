import { parsedJson } from '../base/json.ts';

/** Services whose addresses answers hand out. */
type AddressedService = 'api' | 'upload' | 'files';

/** Where `/config` says what is where (server facts 2.1). */
const configFields: Readonly<Record<string, AddressedService>> = {
  apiUrl: 'api',
  uploadUrl: 'upload',
  downloadUrl: 'files',
  downloadAvatarUrl: 'files',
};

/** Hosts of `/config` that apps connect to for the live connection (live facts A1). */
const configHosts: ReadonlySet<string> = new Set(['XMPPHost', 'XMPPDomain']);

/** What the proxy does with an address that an answer hands out. */
export interface AddressBook {
  /** Takes an address as that of a service; false where the proxy may not send anything there. */
  learn(service: AddressedService, address: string): boolean;
  /** Whether an address is one of a service behind the proxy, and which part of it is the service's own. */
  prefixOf(address: string): string | undefined;
}

/** A text of JSON, with the text that it names where it is the name of one. */
const field = /("(?:[^"\\]|\\.)*")(?:(\s*:\s*)("(?:[^"\\]|\\.)*"))?/g;

/**
 * Puts the proxy's own address in place of those that an answer hands out, so that whoever follows them comes through it
 * again. Every other byte stays.
 * @param what the services, as `/config` names them, or files, as uploads do
 * @param own the proxy as the client reaches it, without a slash at the end
 */
export function withOwnAddresses(
  what: 'services' | 'files',
  text: string,
  own: string,
  book: AddressBook,
): string {
  const swap = what === 'services' ? swapOfConfig(own, book) : swapOfFile(own, book);
  return text.replace(field, (whole: string, name: string, colon?: string, value?: string) => {
    if (colon === undefined || value === undefined) return whole;
    const [key, given] = [parsedJson(name), parsedJson(value)];
    const swapped = typeof given === 'string' && given !== '' ? swap(String(key), given) : undefined;
    return swapped === undefined ? whole : `${name}${colon}${JSON.stringify(swapped)}`;
  });
}

/** What stands in place of a field's text; undefined where it stays. */
type Swap = (name: string, value: string) => string | undefined;

function swapOfConfig(own: string, book: AddressBook): Swap {
  return (name, value) => {
    if (configHosts.has(name)) return new URL(own).hostname;
    const service = configFields[name];
    if (service === undefined || !URL.canParse(value) || !book.learn(service, value)) return undefined;
    return value.endsWith('/') ? `${own}/` : own;
  };
}

function swapOfFile(own: string, book: AddressBook): Swap {
  return (_name, value) => {
    const prefix = URL.canParse(value) ? book.prefixOf(value) : undefined;
    return prefix === undefined ? undefined : own + value.slice(prefix.length);
  };
}
