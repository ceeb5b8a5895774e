// Opens a store, begun from a scenario where one is given, and prints what that takes, milliseconds, microseconds and MB.
import { readFileSync } from 'node:fs';
import { createMock } from '../../dist/index.js';

const [, , data, scenario] = process.argv;
const began = performance.now();
const mock = await createMock({ data, ...(scenario && { scenario }) });
const wall = performance.now() - began;
const { user, system } = process.cpuUsage();
const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

const { store } = mock.world();
const chats = Array.from(store.view.lastChats.by.singlesByUser('100000'), ({ jid }) => `100000:${jid}`);
/** The newest page of each chat: microseconds for one. */
function pages() {
  const start = performance.now();
  for (const chat of chats) store.read(tx => tx.messages.by.byConversation(chat).slice(0, 20));
  return ((performance.now() - start) / chats.length) * 1000;
}
const [page, pageAgain] = [pages(), pages()];
await mock.close();
process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000, memory, page, pageAgain }));
