import type { World } from '../call.ts';
import type { Random } from '../random.ts';

// When keys came, in milliseconds: rows of before lack them (server facts 1.2).
const since = {
  deleteTime: Date.UTC(2018, 2, 1),
  desc: Date.UTC(2018, 5, 1),
  isEncrypt: Date.UTC(2019, 8, 1),
  isRead: Date.UTC(2019, 0, 10),
  loc: Date.UTC(2019, 3, 1),
  messageHead: Date.UTC(2020, 1, 1),
  orderKey: Date.UTC(2020, 6, 1),
  readCount: Date.UTC(2019, 10, 1),
  subject: Date.UTC(2018, 5, 1),
  tags: Date.UTC(2020, 0, 1),
};

type Key = keyof typeof since;

/** Takes from every row the keys that its release did not know yet. */
export function ageRows({ state }: World, random: Random): void {
  for (const row of state.messages.all()) {
    const aged = without(row, row.ts, ['deleteTime', 'isEncrypt', 'isRead']);
    const message = headless(row.message, row.ts);
    state.messages.put({
      ...aged,
      message,
      ...(aged.isRead === undefined ? {} : { isRead: random.below(2) }),
    });
  }
  for (const row of state.groupMessages.all())
    state.groupMessages.put({
      ...without(row, row.ts, ['deleteTime', 'readCount']),
      message: headless(row.message, row.ts),
    });
  for (const row of state.lastChats.all()) state.lastChats.put(without(row, row.timeSend, ['isEncrypt']));
  for (const row of state.rooms.all())
    state.rooms.put(without(row, row.createTime * 1000, ['desc', 'subject', 'tags', 'loc']));
  for (const row of state.friends.all()) state.friends.put(without(row, row.createTime * 1000, ['orderKey']));
}

function without<T extends object>(row: T, written: number, keys: readonly Key[]): T {
  const gone = new Set<string>(keys.filter(key => written < since[key]));
  return Object.fromEntries(Object.entries(row).filter(([key]) => !gone.has(key))) as T;
}

const headless = (message: string, written: number) =>
  written < since.messageHead ? message.replace(/"messageHead":\{[^}]*\},/, '') : message;
