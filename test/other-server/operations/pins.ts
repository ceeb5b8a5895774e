import { type Call, type Success, seconds } from '../call.ts';
import { Refusal } from '../failures.ts';

/** `/tigase/dialog/add`: a pin is written first, and stays where the adaptation is refused (server facts 2.11). */
export function addPin(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const jid = parameters.needText('jid');
  const adaptive = parameters.int('isAdaptive') === 1;
  const isRoom = isUser(jid) ? 1 - world.choices.isRoomOfGroup : world.choices.isRoomOfGroup;
  const pin = { id: world.ids.object(world.now()), userId: caller.userId, jid, isRoom, time: seconds(world) };
  state.pins.put(pin);
  if (adaptive) adapt(call, jid, seconds(world));
  return {};
}

/** `/tigase/dialog/delete`: succeeds also where nothing was pinned. */
export function deletePin(call: Call): Success {
  const { parameters, caller, state, world } = call;
  const jid = parameters.needText('jid');
  const adaptive = parameters.int('isAdaptive') === 1;
  for (const pin of state.pins.of(String(caller.userId))) if (pin.jid === jid) state.pins.remove(pin);
  if (adaptive && (world.choices.unpinNothing === 'refused' || isMine(call, jid))) adapt(call, jid, 0);
  return {};
}

/** `/tigase/dialog/get`: the caller's pins, last one first; not in the document (server facts 2.11). */
export function listPins({ caller, state }: Call): Success {
  const pins = state.pins.of(String(caller.userId)).reverse();
  return { data: pins.map(({ jid, isRoom, time }) => ({ jid, isRoom, time, userId: caller.userId })) };
}

const isUser = (jid: string) => /^\d+$/.test(jid);

const isMine = ({ state, caller }: Call, jid: string) =>
  isUser(jid) || state.rooms.of(jid).some(({ id }) => state.members.get(`${id} ${caller.userId}`));

function adapt(call: Call, jid: string, openTopChatTime: number): void {
  const { caller, state, world } = call;
  const touched = world.choices.pinTouches === 'modify-time' ? { modifyTime: seconds(world) } : {};
  if (isUser(jid)) {
    const friend = state.friends.get(`${caller.userId} ${Number(jid)}`);
    if (friend) state.friends.put({ ...friend, ...touched, openTopChatTime });
    return;
  }
  const room = state.rooms.all().find(other => other.jid === jid);
  if (!room) throw new Refusal('room-missing');
  const member = state.members.get(`${room.id} ${caller.userId}`);
  call.demand(member !== undefined, 'no-permission');
  if (member) state.members.put({ ...member, ...touched, openTopChatTime });
}
