import { isObject } from '../base/json.ts';
import type { LiveFrame } from './journal.ts';

/** The conditions that a frame of the live connection has to meet; all that are given count. */
export interface FrameMatch {
  readonly direction?: 'in' | 'out';
  /** As on the wire, e.g. 10 for a message. */
  readonly command?: number;
  /** Who sent it, or one of those it reached. */
  readonly user?: number;
  /** The id in its head. */
  readonly messageId?: string;
  /** Fields of its body by name; redacted ones cannot be matched. */
  readonly body?: Readonly<Record<string, string | number | boolean>>;
}

/** Creates the test whether a frame meets the conditions. */
export function frameMatcher({
  direction,
  command,
  user,
  messageId,
  body = {},
}: FrameMatch): (frame: LiveFrame) => boolean {
  const wanted = Object.entries(body);
  return frame => {
    if (direction !== undefined && frame.direction !== direction) return false;
    if (command !== undefined && frame.command !== command) return false;
    if (user !== undefined && !frame.users.includes(user)) return false;
    if (messageId === undefined && wanted.length === 0) return true;
    const given = frame.body();
    const { messageHead } = given;
    if (messageId !== undefined && !(isObject(messageHead) && messageHead.messageId === messageId))
      return false;
    return wanted.every(([name, value]) => given[name] === value);
  };
}
