import type { FileHandle } from 'node:fs/promises';
import { type Disk, realDisk } from '../disk/disk.ts';

/** When to fail: called with the operation and the file; a code that comes back is thrown. */
export type DiskFailure = (operation: string, file: string) => string | undefined;

/** The real disk, but with failures as the operating system has them where `failure` says so. */
export function failingDisk(failure: DiskFailure): Disk {
  const guard = (operation: string, file: string) => {
    const code = failure(operation, file);
    if (code) throw Object.assign(new Error(`${code}: made to fail, ${operation}`), { code });
  };
  const open: Disk['open'] = async (file, ...rest) => {
    guard('open', String(file));
    return failingHandle(await realDisk.open(file, ...rest), String(file), guard);
  };
  const guarded = Object.fromEntries(
    (['copyFile', 'link', 'readFile', 'rename', 'rm', 'stat'] as const).map(operation => [
      operation,
      async (file: string, ...rest: unknown[]) => {
        guard(operation, file);
        return (realDisk[operation] as (...given: unknown[]) => unknown)(file, ...rest);
      },
    ]),
  );
  return { ...(guarded as unknown as Disk), open };
}

/** A write that fails has written half of its bytes, as on a disk that fills up. */
function failingHandle(
  handle: FileHandle,
  file: string,
  guard: (operation: string, file: string) => void,
): FileHandle {
  return new Proxy(handle, {
    get(target, name) {
      const member = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        try {
          guard(String(name), file);
        } catch (error) {
          const [bytes, from, length, position] = given as [Uint8Array, number, number, number];
          if (name === 'write') await target.write(bytes, from, length >> 1, position);
          throw error;
        }
        return member.apply(target, given);
      };
    },
  });
}
