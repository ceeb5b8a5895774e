import { newMember } from '../domain/membership.ts';
import { newRoom } from '../domain/new-room.ts';
import type { MemberRow, NoticeRow, RoomRow, UserRow } from '../store/tables/rows.ts';
import { compareText } from '../store/tree/order.ts';
import { maxMembers, maxNotices, objectIds } from './object-ids.ts';
import type { ValueSource } from './source.ts';
import { noticeText, roomDescription, roomName } from './texts.ts';

/** A room with everything that belongs to it but messages. */
export interface GeneratedRoom {
  readonly index: number;
  /** As stored, with its newest notice and its members counted. */
  readonly row: RoomRow;
  readonly owner: UserRow;
  /** The owner first, then in the order of their indexes in the room. */
  readonly members: readonly GeneratedMember[];
  /** In the order they were written in. */
  readonly notices: readonly GeneratedNotice[];
}

export interface GeneratedNotice {
  /** Its index in the room, before the notices were ordered. */
  readonly at: number;
  readonly row: NoticeRow;
}

export interface GeneratedMember {
  readonly user: UserRow;
  readonly row: MemberRow;
}

/**
 * A room finds its people among the first users only, so that more users change no room that has enough of them:
 * `generate` documents the numbers.
 */
const reachOf = (room: number) => Math.max(50, 5 * (room + 1));

/** @param users at least one */
export function generateRoom(source: ValueSource, index: number, users: readonly UserRow[]): GeneratedRoom {
  const field = (name: string) => source.field('shiku_room', name);
  const createTime = source.timeline.founded(field('createTime').fraction(index));
  const id = objectIds.room(createTime, index);
  const people = peopleOf(source, index, users);
  const [owner] = people;
  if (!owner) throw new Error('Failed to generate a room: there is no user to own it. Ask for at least one.');
  const members = generateMembers(source, { id, index, createTime }, people);
  const notices = generateNotices(source, { id, index }, owner);
  const named = newRoom(owner, createTime, {
    id,
    jid: jidOf(field('jid').hex32(index)),
    name: source.text('shiku_room', 'name', index, roomName),
    desc: source.text('shiku_room', 'desc', index, roomDescription),
  });
  const row = { ...named, notice: notices.at(-1)?.row ?? named.notice, userSize: members.length };
  return { index, row, owner, members, notices };
}

function peopleOf(source: ValueSource, room: number, users: readonly UserRow[]): UserRow[] {
  const reach = reachOf(room);
  const share = source.field('shiku_room', 'userSize').fraction(room);
  const wanted = Math.min(3 + Math.floor(share * share * share * (maxMembers - 3)), reach, users.length);
  const people = new Set<UserRow>();
  const picks = source.field('shiku_room_member', 'userId');
  // Picks that hit the same user twice are skipped; the bound keeps a room of everybody from looking for ever.
  for (let pick = 0; people.size < wanted && pick < 8 * maxMembers; pick++) {
    const user = users[picks.below(room * 8 * maxMembers + pick, reach) % users.length];
    if (user) people.add(user);
  }
  return [...people];
}

interface RoomOf {
  readonly id: string;
  readonly index: number;
}

function generateMembers(
  source: ValueSource,
  room: RoomOf & { readonly createTime: number },
  people: readonly UserRow[],
): GeneratedMember[] {
  const field = (name: string) => source.field('shiku_room_member', name);
  return people.map((user, at) => {
    const index = room.index * maxMembers + at;
    if (at === 0) return { user, row: newMember(room, user, 1, room.createTime) };
    const isFounder = field('isFounder').chance(index, 0.7);
    const share = isFounder ? 0 : field('createTime').fraction(index);
    const row = newMember(room, user, 3, source.timeline.joined(room.createTime, share));
    const isAdmin = at < 5 && people.length > 5 && field('role').chance(index, 0.4);
    const offlineNoPushMsg = field('offlineNoPushMsg').chance(index, 0.1) ? 1 : 0;
    return { user, row: { ...row, offlineNoPushMsg, role: isAdmin ? 2 : row.role } };
  });
}

function generateNotices(
  source: ValueSource,
  room: RoomOf,
  { nickname, userId }: UserRow,
): GeneratedNotice[] {
  const wanted = Math.max(0, source.field('shiku_room_notice', 'count').below(room.index, maxNotices) - 2);
  const notices = Array.from({ length: wanted }, (_, at) => {
    const index = room.index * maxNotices + at;
    const time = source.timeline.noticed(source.field('shiku_room_notice', 'time').fraction(index));
    const text = source.text('shiku_room_notice', 'text', index, noticeText);
    const id = objectIds.notice(time, room.index, at);
    return { at, row: { id, modifyTime: 0, nickname, roomId: room.id, text, time, userId } };
  });
  return notices.sort((a, b) => compareText(a.row.id, b.row.id));
}

/** Digits alone would name a user elsewhere. */
function jidOf(hex: string): string {
  return /^\d+$/.test(hex) ? `f${hex.slice(1)}` : hex;
}
