import type { Call, Success } from '../call.ts';
import type { Timed } from '../regressions/hooks.ts';
import { asStored, cut } from './paging.ts';
import { groupMessages, ownMessages } from './visible.ts';

const newestFirst = (a: Timed, b: Timed) => b.timeSend - a.timeSend;

/** `/tigase/shiku_msgs`: the caller's own copies; a stranger has none (server facts 2.7). */
export function listMessages(call: Call): Success {
  const { parameters, caller, state } = call;
  const receiver = String(parameters.needInt('receiver'));
  const maxType = parameters.int('maxType', 200);
  const startTime = parameters.long('startTime');
  const endTime = parameters.long('endTime');
  // Whole seconds, and one more at either end.
  const from = startTime > 0 ? (Math.floor(startTime / 1000) - 1) * 1000 : 0;
  const to = endTime > 0 ? (Math.floor(endTime / 1000) + 1) * 1000 : Number.POSITIVE_INFINITY;
  const rows = ownMessages(state, caller.userId, receiver)
    .filter(row => maxType <= 0 || row.contentType < maxType)
    .filter(row => row.timeSend >= from && row.timeSend <= to);
  return { data: page(call, rows) };
}

/** `/tigase/shiku_muc_msgs`: `roomId` is the jid; an unknown one is an empty history (server facts 2.8). */
export function listGroupMessages(call: Call): Success {
  const { parameters, caller, state } = call;
  const jid = parameters.needText('roomId');
  // Accepted, but not acted upon.
  parameters.int('maxType');
  const startTime = parameters.long('startTime');
  const endTime = parameters.long('endTime') || Number.POSITIVE_INFINITY;
  const { joinCut, joinCutSlack } = call.world.choices;
  const isCut = startTime === 0 || joinCut === 'always';
  const rows = groupMessages(state, jid, caller.userId, isCut ? joinCutSlack : 'no cut').filter(
    row => row.timeSend >= startTime && row.timeSend <= endTime,
  );
  return { data: page(call, rows), resultMsg: '' };
}

// The database refuses to skip a negative number of rows, and the server makes an empty list of that.
function page({ parameters, hooks, world }: Call, rows: readonly Timed[]): Timed[] {
  const sorted = asStored(world, rows).sort(hooks.order ?? newestFirst);
  return cut(sorted, parameters.int('pageIndex'), parameters.int('pageSize', 20)) ?? [];
}
