import type { Case, Needs } from '../src/check/suite/case.ts';
import { isLocked } from '../src/check/suite/locked.ts';
import { isMarked } from '../src/check/suite/marker.ts';
import type { Role } from '../src/check/suite/people.ts';
import { stableJson } from '../src/check/suite/stable-json.ts';
import type { Data, Trial } from '../src/check/suite/trial.ts';
import type { OperationId } from '../src/spec/contract.ts';

type Optional = 'effect' | 'needs' | 'source' | 'layer' | 'harm';
type Described = Omit<Case, 'id' | Optional> & Partial<Pick<Case, Optional>>;

/** Makes cases of one concern. A case reads, rests on the document and needs the owner alone unless it says more. */
export function concern(name: string, common: Partial<Pick<Case, Optional>> = {}) {
  return (what: string, described: Described): Case => ({
    effect: 'read',
    needs: {},
    source: 'document',
    layer: 'W',
    ...common,
    ...described,
    id: `${name}/${what}`,
  });
}

/** Everything the run shares stays as it is while the case reads. */
export const undisturbed = { room: 'read', chat: 'read' } as const;

/** Operations that show what happens in single chats, pins of friends included. */
const chatReads: ReadonlySet<OperationId> = new Set([
  'listLastChats',
  'listMessages',
  'listFriends',
  'search',
]);
/** Operations that show nothing of groups. */
const roomless: ReadonlySet<OperationId> = new Set(['getConfig', 'getUser', 'listFriends', 'listMessages']);

/** What an operation shows stays as it is while the case reads. */
export function undisturbedFor(id: OperationId): Needs {
  return {
    ...(!roomless.has(id) && { room: 'read' }),
    ...(chatReads.has(id) && { chat: 'read' }),
  };
}

/** Ends the case as not exercised without rows: an empty list proves nothing. */
export function some<Row>(trial: Trial, rows: readonly Row[], what: string): readonly [Row, ...Row[]] {
  const [first, ...rest] = rows;
  if (first === undefined) return trial.notExercised(`there is no ${what}`);
  return [first, ...rest];
}

/** A whole list, asked for as the document's samples do; what a size of 0 means is said of few lists. */
export const everything = { pageIndex: 0, pageSize: 50_000 } as const;

/** What a browser says of the page that asks. */
export const ofPage = { Origin: 'http://app.example' } as const;

/** So often two readings are compared that others may write between. */
const readings = 8;

/**
 * Two readings that must agree. Other people and other checks may write between them, so a difference counts only when
 * it is the same twice, or where what is wanted stays as it is and what comes is another each time. Ends the case as not
 * exercised where both are, unless the rows stay the same.
 * @param rowsOf what makes a reading the same, whatever its order; default: all of it
 */
export async function agreeing<Value>(
  trial: Trial,
  read: () => Promise<readonly [got: Value, want: Value]>,
  rowsOf: (value: Value) => unknown = value => value,
): Promise<readonly [got: Value, want: Value]> {
  const keyOf = (values: readonly Value[]) => stableJson(values.map(rowsOf));
  const wanted = new Set<string>();
  let before = '';
  for (let again = 1; ; again++) {
    const values = await read();
    if (stableJson(values[0]) === stableJson(values[1]) || keyOf(values) === before) return values;
    before = keyOf(values);
    wanted.add(keyOf([values[1]]));
    // Nobody has written where one side is the same every time, and only the other never is.
    if (again === readings && wanted.size === 1) return values;
    if (again === readings) break;
  }
  return trial.notExercised('others keep writing to the compared data');
}

/** The messages that the check looks among for its own. */
const lookedAmong = 30;
/** The newest messages of a group: a whole history is long, and every answer is read and judged. */
export const newest = { pageIndex: 0, pageSize: lookedAmong } as const;

/** A message of the run's group that somebody sees, among the newest; the newest where it is not there. */
export async function groupMessage(
  trial: Trial,
  who: Role,
  contentType: number,
  content: string,
): Promise<Data<'listGroupMessages'>[number] | undefined> {
  const given = { roomId: trial.room.jid, ...newest };
  const rows = await trial.ok(who, 'listGroupMessages', given);
  return rows.find(row => row.contentType === contentType && row.content === content) ?? rows[0];
}

/** Rows of a single chat that are looked among for the check's own, whatever else is written there meanwhile. */
const chatRows = 60;
/** Rows that have the check's own nearly always. */
const newestRows = 20;
/** Who writes to whom in the chat that a run has. */
export type ChatSide = 'owner' | 'peer';
export const otherSide = { owner: 'peer', peer: 'owner' } as const satisfies Record<ChatSide, ChatSide>;

/** The newest messages between owner and peer as one of them sees them, of every type. */
export const chatHistory = (trial: Trial, who: ChatSide, pageSize = chatRows) => {
  const receiver = trial.person(otherSide[who]).userId;
  return trial.ok(who, 'listMessages', { receiver, pageIndex: 0, pageSize, maxType: 0 });
};

/** A message between owner and peer as one of them sees it; looked for among the newest, then among more. */
export async function chatMessage(
  trial: Trial,
  who: ChatSide,
  isIt: (content: string) => boolean,
): Promise<Data<'listMessages'>[number] | undefined> {
  for (const rows of [newestRows, chatRows]) {
    const found = (await chatHistory(trial, who, rows)).find(row => isIt(row.content));
    if (found) return found;
  }
  return undefined;
}

/** A text in a list, and its time in the unit of the list. */
interface Told {
  readonly text: string;
  readonly time: number;
}

/** The texts of a history, for `lastFirst`. */
export const toldIn = (rows: Data<'listMessages'>): Told[] =>
  rows.map(({ content, timeSend }) => ({ text: content, time: timeSend }));

/**
 * Texts as a list has to show what was sent one after the other: the last first. Of those with the same time nobody
 * says which comes first, so they stay as the list has them.
 */
export function lastFirst(texts: readonly string[], list: readonly Told[]): string[] {
  const at = (text: string) => list.findIndex(row => row.text === text);
  const timeOf = (text = '') => list[at(text)]?.time;
  const moments: string[][] = [];
  for (const text of texts.toReversed()) {
    const moment = moments.at(-1);
    if (moment && timeOf(text) !== undefined && timeOf(moment[0]) === timeOf(text)) moment.push(text);
    else moments.push([text]);
  }
  return moments.flatMap(moment => moment.sort((one, other) => at(one) - at(other)));
}

/** From this type on messages are the server's own, or about others (server facts 4); not all of them are a last chat. */
const ordinaryTypes = 200;

/**
 * The rows that a chat list may show: the newest and the newest of ordinary type, each also without what an app's clock that
 * is ahead has put before them (server facts 1.2), and those of the same millisecond.
 * @param now the server's time, milliseconds
 */
function newestOf<Row extends { readonly timeSend: number; readonly contentType: number }>(
  rows: readonly Row[],
  now: number,
): Row[] {
  const times = [rows, rows.filter(({ timeSend }) => timeSend <= now)].flatMap(some => [
    some[0]?.timeSend,
    some.find(({ contentType }) => contentType < ordinaryTypes)?.timeSend,
  ]);
  return rows.filter(row => times.includes(row.timeSend));
}

/**
 * The chat of owner and peer in somebody's list, and the newest message of its history, read so that nobody has
 * written in between as far as can be seen.
 */
export async function chatAndNewest(trial: Trial, who: ChatSide) {
  const recent = async () => newestOf(await chatHistory(trial, who, lookedAmong), trial.now);
  let rows = await recent();
  for (let again = 0; ; again++) {
    const chat = await chatOf(trial, who, trial.person(otherSide[who]).userId);
    const newest = rows.find(({ messageId }) => messageId === chat?.messageId);
    if (newest) return { chat, newest };
    const later = await recent();
    const [first] = rows;
    if (again === readings) return { chat, newest: first };
    // What came between the two readings of the history may be gone again: the chat is asked once more.
    if (later[0]?.messageId === first?.messageId) {
      const still = await chatOf(trial, who, trial.person(otherSide[who]).userId);
      if (still?.messageId === chat?.messageId) return { chat: still, newest: first };
    }
    rows = later;
  }
}

/** Whether a group is another's that it is changing, a check's that runs beside this one or another case's. */
export const isChanging = (trial: Trial, { id, name }: { readonly id: string; readonly name: string }) =>
  isMarked(name) && id !== trial.room.id;

/** The groups of a list that can be read one by one: none that another is changing, and none that is locked. */
export const readable = (trial: Trial, rooms: Data<'listRooms'>) =>
  rooms.filter(room => !isLocked(room) && !isChanging(trial, room));

/** Somebody's row of the chat list for a user id or a group's jid. */
export async function chatOf(trial: Trial, who: Role, jid: string | number) {
  const chats = await trial.ok(who, 'listLastChats', everything);
  return chats.find(row => row.jid === String(jid));
}

/** Seconds of a moment in milliseconds. */
export const secondsField = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** The server's own time, milliseconds. */
export async function serverTimeField(trial: Trial): Promise<number> {
  const { json } = await trial.send('owner', 'getUser');
  const time = Number((json as { currentTime?: unknown } | null)?.currentTime);
  // That the answer is broken is found already, and says nothing of the times of others.
  return Number.isFinite(time) ? time : trial.notExercised('the server does not return its time');
}

/**
 * Two looks at a list as far as both have its rows, each of which begins with its id: whoever came into a group meanwhile,
 * or left one, has not changed the others.
 */
export function rowsOfBoth<Row extends readonly [id: string, ...rest: unknown[]]>(
  one: readonly Row[],
  other: readonly Row[],
): readonly [one: readonly Row[], other: readonly Row[]] {
  const among = (rows: readonly Row[], there: readonly Row[]) => {
    const ids = new Set(there.map(([id]) => id));
    return rows.filter(([id]) => ids.has(id));
  };
  return [among(one, other), among(other, one)];
}
