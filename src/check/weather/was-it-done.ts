import type { JsonOperationId, OperationId } from '../../spec/contract.ts';
import { resultCodes } from '../../spec/result-codes.ts';
import type { Person, Role } from '../suite/people.ts';
import type { Data, Given } from '../suite/trial.ts';
import type { Parameters } from '../wire/exchange.ts';

/** Operations that change nothing; a test holds the list against `x-effect`. */
type ReadId =
  | 'getConfig'
  | 'getUser'
  | 'listFriends'
  | 'listRooms'
  | 'listLastChats'
  | 'listGroupMessages'
  | 'listMessages'
  | 'getRoom'
  | 'listNotices'
  | 'listMembers'
  | 'search'
  | 'getFile';

/** What somebody who looks for a write may use. */
export interface Look {
  /** The parameters it was sent with. */
  readonly given: Parameters;
  /** Who sent it. */
  readonly role: Role;
  readonly people: ReadonlyMap<Role, Person>;
  /** What a read shows: its result code, and `data` where it succeeds. */
  read<Id extends JsonOperationId>(
    as: Role,
    id: Id,
    given: Given,
  ): Promise<{ readonly code: number | undefined; readonly data: Data<Id> | undefined }>;
}

/** A whole list, asked for as the document's samples do. */
const everything = { pageIndex: 0, pageSize: 50_000 };

/** A write that was done, with the `data` of its answer; undefined when nothing shows it. */
export type Done = { readonly data?: unknown } | undefined;

/**
 * How to see that a write was done whose answer was lost. Everything a run writes carries its marker and is told from
 * everything else it writes. `harmless`: doing it twice is doing it once.
 */
export const wasItDone: Readonly<
  Record<Exclude<OperationId, ReadId>, ((look: Look) => Promise<Done>) | 'harmless'>
> = {
  async addFriend({ given, role, people, read }) {
    const userId = people.get(role)?.userId;
    const { data } = await read(role, 'listFriends', { userId, ...everything });
    return done(data?.pageData.some(row => row.toUserId === Number(given.toUserId)));
  },
  async addRoom({ given, role, read }) {
    const { data } = await read(role, 'listRooms', everything);
    const room = data?.find(row => row.jid === given.jid);
    return room && { data: { ...room, member: undefined, members: [], userSize: 0 } };
  },
  async updateRoom({ given, role, read }) {
    const roomId = String(given.roomId);
    if (given.roomName !== undefined && given.roomName !== '') {
      const { data } = await read(role, 'getRoom', { roomId });
      if (data === undefined || data.name === given.roomName) return done(data !== undefined);
      // Another name may have come after it; the announcement stays (server facts 2.14).
      const news = await read(role, 'listGroupMessages', { roomId: data.jid, pageIndex: 0, pageSize: 50 });
      return done(news.data?.some(row => row.contentType === renamed && row.content === given.roomName));
    }
    if (given.notice === undefined) {
      // Everything else sets a value; only a locked group refuses to hear it twice.
      return done(
        Number(given.s) === -1 &&
          (await read(role, 'getRoom', { roomId })).code === resultCodes.roomLocked.code,
      );
    }
    const { data } = await read(role, 'listNotices', { roomId, pageIndex: 0, pageSize: 50 });
    const notice = data?.pageData.find(row => row.text === given.notice);
    return notice && { data: { noticeId: notice.id } };
  },
  async transferRoom({ given, role, read }) {
    const { data } = await read(role, 'getRoom', { roomId: String(given.roomId) });
    return done(data?.userId === Number(given.toUserId));
  },
  async removeMember({ given, role, people, read }) {
    const { code, data } = await read(role, 'getRoom', { roomId: String(given.roomId) });
    // Dissolving may end the login as well (document 2.3).
    const itself = people.get(role)?.userId === Number(given.userId);
    if (itself && (code === resultCodes.roomMissing.code || code === resultCodes.tokenInvalid.code))
      return {};
    return done(data?.members.every(row => row.userId !== Number(given.userId)));
  },
  async pushMessage({ given, people, read }) {
    const by = (phone: unknown) =>
      [...people.values()].find(
        person => person.phone === String(phone) || person.telephone === String(phone),
      );
    const [sender, receiver] = [by(given.sendPhone), by(given.toUserPhone)];
    if (!sender || !receiver) return undefined;
    const page = { receiver: receiver.userId, pageIndex: 0, pageSize: 50, maxType: 0 };
    const { data } = await read(sender.role, 'listMessages', page);
    return done(data?.some(row => row.content === given.content));
  },
  async pinChat({ given, role, read }) {
    // Without isAdaptive nothing shows it; the unpinning that follows takes every row of the conversation.
    if (Number(given.isAdaptive ?? 0) !== 1) return undefined;
    if (/^\d+$/.test(String(given.jid))) {
      const { data } = await read(role, 'listFriends', { userId: 0, ...everything });
      const friend = data?.pageData.find(row => row.toUserId === Number(given.jid));
      return done(friend !== undefined && friend.openTopChatTime !== 0);
    }
    const { data } = await read(role, 'listRooms', everything);
    const room = data?.find(row => row.jid === given.jid);
    return done(room !== undefined && room.member.openTopChatTime !== 0);
  },
  // Server facts 2.11: taking away what is not there succeeds.
  unpinChat: 'harmless',
  // Server facts 2.18: it sets a value.
  setMemberNotification: 'harmless',
  // Server facts 2.20: members are skipped silently; a change of one sets a value.
  addMembers: 'harmless',
  // Server facts 2.9: it always succeeds, whether or not anything is there.
  deleteMessages: 'harmless',
  // Nothing lists files; a second one goes after a day like the first.
  uploadFile: 'harmless',
};

/** Type of the message that announces a name. */
const renamed = 902;

const done = (seen: boolean | undefined): Done => (seen ? {} : undefined);
