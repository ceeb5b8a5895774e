import { GroupHistory } from '../../domain/group-history.ts';
import { groupChatKey, groupLastChat } from '../../domain/last-chats.ts';
import { type Page, pageOf } from '../../domain/page.ts';
import { chatListWindow, historyWindow, type TimeWindow } from '../../domain/time-window.ts';
import type { LastChatRow, MessageRow } from '../../store/tables/rows.ts';
import type { Rows } from '../../store/tree/sorted-rows.ts';
import type { Handler, OperationContext } from './handler.ts';

/** The first message type that is not chat (recalls, notices, group control); the single history leaves them out. */
const firstControlType = 200;

/** `/tigase/shiku_msgs` (document 2.5a; server facts 2.7). */
export const listMessages: Handler<'listMessages'> = ({ tx, callerId }, parameters) => {
  const { receiver, startTime, endTime, maxType } = parameters;
  const page = pageOf(parameters.pageIndex, parameters.pageSize);
  if (!page) return { data: [] };
  const conversation = `${callerId}:${receiver}`;
  const window = historyWindow(startTime, endTime);
  if (maxType === firstControlType) {
    return { data: pageOfHistory(tx.messages.by.byConversationShort(conversation), page, window) };
  }
  const rows = tx.messages.by.byConversation(conversation);
  if (maxType <= 0) return { data: pageOfHistory(rows, page, window) };
  // An unusual bound has no index of its own: walk from the newest until the page is full.
  const wanted = page.limit > 0 ? page.skip + page.limit : Number.POSITIVE_INFINITY;
  const found: MessageRow[] = [];
  for (const row of rows) {
    if (row.contentType < maxType && row.timeSend <= window.to && row.timeSend >= window.from)
      found.push(row);
    if (found.length === wanted) break;
  }
  return { data: found.slice(page.skip) };
};

function pageOfHistory(rows: Rows<MessageRow>, { skip, limit }: Page, window: TimeWindow): MessageRow[] {
  const first = rows.countWhile(row => row.timeSend > window.to);
  const left = rows.countWhile(row => row.timeSend >= window.from) - first - skip;
  const wanted = limit > 0 ? Math.min(limit, left) : left;
  return wanted > 0 ? rows.slice(first + skip, wanted) : [];
}

/** `/tigase/shiku_muc_msgs` (document 1.6, server facts 2.8). `maxType` is taken and ignored. */
export const listGroupMessages: Handler<'listGroupMessages'> = ({ tx, callerId, warn }, parameters) => {
  const { roomId, startTime, endTime } = parameters;
  const page = pageOf(parameters.pageIndex, parameters.pageSize);
  const data = page
    ? new GroupHistory(tx, roomId, callerId).page(page, historyWindow(startTime, endTime))
    : [];
  if (data.length === 0 && /^[0-9a-f]{24}$/.test(roomId) && tx.rooms.get(roomId)) {
    warn('roomId is the id of a group; this operation needs its jid');
  }
  return { data, resultMsg: '' };
};

/** `/tigase/getLastChatList` (document 1.4, server facts 2.6): groups first, then single chats. */
export const listLastChats: Handler<'listLastChats'> = (context, { pageSize, startTime, endTime }) => {
  if (pageSize < 0) return { data: [] };
  const window = chatListWindow(startTime, endTime);
  const within = (row: LastChatRow) => row.timeSend >= window.from && row.timeSend <= window.to;
  const max = pageSize > 0 ? pageSize : undefined;
  const groups = groupChats(context)
    .filter(within)
    .sort((one, other) => other.timeSend - one.timeSend);

  const singles = context.tx.lastChats.by.singlesByUser(String(context.callerId));
  const first = singles.countWhile(row => row.timeSend > window.to);
  const count = singles.countWhile(row => row.timeSend >= window.from) - first;
  const wanted = Math.min(count, max ?? count);
  return { data: [...groups.slice(0, max), ...(wanted > 0 ? singles.slice(first, wanted) : [])] };
};

/**
 * Returns the chat-list rows of the caller's groups. All members share one row, but a caller who has hidden messages
 * sees the newest that is visible to them instead (document 2.5b).
 */
function groupChats({ tx, callerId }: OperationContext): LastChatRow[] {
  return [...tx.members.by.byUser(String(callerId))].flatMap(({ roomId }) => {
    const jid = tx.rooms.get(roomId)?.jid;
    const shared = jid === undefined ? undefined : tx.lastChats.get(groupChatKey(jid));
    if (jid === undefined || !shared) return [];
    if (tx.hidden.by.byMember(`${callerId}:${jid}`).size === 0) return [shared];
    const newest = new GroupHistory(tx, jid, callerId).newest();
    if (!newest) return [];
    return [newest.messageId === shared.messageId ? shared : groupLastChat(newest, shared._id)];
  });
}
