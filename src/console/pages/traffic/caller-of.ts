import type { Schemas } from '../../../control-api/operations.ts';

/** The name of who sent a request; of a frame, the ids of who sent or got it. Empty where nobody is known. */
export function callerOf({ caller, live }: Pick<Schemas['RequestEntry'], 'caller' | 'live'>): string {
  if (live) return `${live.direction === 'in' ? '→' : '←'} ${live.users.join(', ')}`;
  return caller === undefined ? '' : caller.nickname || String(caller.userId);
}
