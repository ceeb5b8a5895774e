import type { Reply } from '../../faults/reply.ts';

/** Headers of which nobody but this machine decides. */
const unstable = new Set(['date', 'connection', 'keep-alive', 'content-length']);

/** Returns what a fault has made of a reply, in words; empty where it goes out as it was, however late. */
export function alterations(before: Reply, after: Reply): string[] {
  const found: string[] = [];
  if (before.status !== after.status) found.push(`status ${after.status} in place of ${before.status}`);
  const [old, now] = [headersByName(before), headersByName(after)];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (unstable.has(name) || old[name] === now[name]) continue;
    found.push(`${name} ${now[name] ?? 'absent'} in place of ${old[name] ?? 'absent'}`);
  }
  if (!before.body.equals(after.body)) found.push(bodies(before.body, after.body));
  return found;
}

function bodies(before: Buffer, after: Buffer): string {
  return before.length === after.length
    ? `${after.length} other bytes`
    : `${after.length} bytes in place of ${before.length}`;
}

/** Returns the headers of a reply by name in small letters. */
export function headersByName({ headers }: Reply): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}
