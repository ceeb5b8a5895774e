import { quietTimer } from '../base/quiet-timer.ts';
import type { LineStep } from '../faults/live-fault.ts';
import type { LiveConnection } from './connection.ts';
import type { Outgoing } from './outgoing.ts';

/**
 * Sends a message or a receipt to a connection, with whatever its world has switched on for it.
 * @returns the id of the fault it met
 */
export function post(
  connection: LiveConnection,
  outgoing: Outgoing,
  what: 'delivery' | 'receipt',
): string | undefined {
  const { login } = connection;
  const frame = outgoing.frame(connection.form ?? 'short');
  if (!login || !frame) return undefined;
  const drawn = login.world.faults.drawLive(login.userId, what);
  const fault = drawn?.fault;
  const steps = fault && fault.meets !== 'login' ? fault.apply(frame) : [{ send: frame }];
  const perform = () => {
    for (const step of steps) take(connection, step);
  };
  if (drawn && drawn.delay > 0) later(drawn.delay, perform);
  else perform();
  return fault?.id;
}

function take(connection: LiveConnection, step: LineStep): void {
  if ('cutIn' in step) connection.cutIn(step.cutIn);
  else if ('hold' in step && connection.held === undefined) connection.held = step.hold;
  else if ('hold' in step) sendNow(connection, step.hold);
  else if (step.afterMs === undefined) sendNow(connection, step.send);
  else later(step.afterMs, () => connection.sendFrame(step.send));
}

/** Sends a frame, and after it the one that was held back for it. */
function sendNow(connection: LiveConnection, frame: Uint8Array): void {
  const { held } = connection;
  connection.held = undefined;
  connection.sendFrame(frame);
  if (held) connection.sendFrame(held);
}

/** @param ms milliseconds */
function later(ms: number, work: () => void): void {
  // A message that is late keeps no process alive.
  quietTimer(work, ms);
}
