/** What a Host header names. */
export interface Host {
  /** In small letters; an IPv6 address in its brackets. */
  readonly name: string;
  readonly port: number | undefined;
}

/**
 * Reads a Host header. Undefined when it is anything but a name or an address and perhaps a port: what browsers and
 * URL parsers make of user info, a path or other signs differs, and one of them would be wrong.
 */
export function readHost(text: string | undefined): Host | undefined {
  const [, name, port] = /^([\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?$/i.exec(text ?? '') ?? [];
  if (name === undefined || Number(port ?? 0) > 65_535) return undefined;
  return { name: name.toLowerCase(), port: port === undefined ? undefined : Number(port) };
}

/** Whether only this machine can reach what listens at this name or address, an IPv6 address in brackets or not. */
export function isLoopbackHost(name: string): boolean {
  return name.toLowerCase() === 'localhost' || isLoopbackAddress(name.replace(/^\[(.*)\]$/, '$1'));
}

/** Whether an IP address is one of this machine alone. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}
