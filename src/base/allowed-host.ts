import { isLoopback } from './loopback.ts';

/** Whether requests may go to an address: to this machine, and to a host that is named, with its port or without. */
export function isAllowedHost(url: string, named: readonly string[]): boolean {
  const { hostname, host } = new URL(url);
  return isLoopback(url.replace(/^ws/, 'http')) || named.includes(hostname) || named.includes(host);
}
