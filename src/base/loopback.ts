const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether the host of an address is this machine. */
export function isLoopback(url: string): boolean {
  return loopback.test(new URL(url).hostname);
}
