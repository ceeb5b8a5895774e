/** The parts of a Host header. */
export interface Host {
  /** In lower case; an IPv6 address in its brackets. */
  readonly name: string;
  readonly port: number | undefined;
}

/**
 * Reads a Host header. Undefined when it is anything but a name or an address with or without a port: browsers and URL
 * parsers differ in how they read user info, a path or other characters, and one of them would be wrong.
 */
export function readHost(text: string | undefined): Host | undefined {
  const [, name, port] = /^([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(text ?? '') ?? [];
  // Numbers that are no address, for one.
  if (name === undefined || !URL.canParse(`http://${text}`)) return undefined;
  return { name: name.toLowerCase(), port: port === undefined ? undefined : Number(port) };
}

/** Returns whether a name or address, an IPv6 one in brackets or not, is reachable from this machine alone. */
export function isLoopbackHost(name: string): boolean {
  return name.toLowerCase() === 'localhost' || isLoopbackAddress(name.replace(/^\[(.*)\]$/, '$1'));
}

/** Returns whether an IP address is reachable from this machine alone. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

/** Returns whether scheme, host and port of two URLs are the same, whatever their paths. */
export function isSameOrigin(one: string, other: string): boolean {
  if (one === other) return true;
  // An opaque origin is equal to no other.
  const origins = [one, other].map(url => (URL.canParse(url) ? new URL(url).origin : 'null'));
  return origins[0] !== 'null' && origins[0] === origins[1];
}
