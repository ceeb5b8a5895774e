// Prints how long a session over so many messages takes to begin and to make its first change, milliseconds.
import { Store } from '../../src/store/store.ts';
import { messageRows } from './messages.mjs';

const [, , count] = process.argv;
const rows = messageRows(Number(count) + 1, 20);
const [another] = rows.splice(-1);
const store = Store.load({ shiku_msgs: rows });
const times = Array.from({ length: 21 }, () => {
  const began = performance.now();
  const fork = store.fork();
  fork.transact(tx => tx.messages.put(another));
  const took = performance.now() - began;
  if (fork.view.messages.size !== store.view.messages.size + 1)
    throw new Error('the fork has no new message');
  return took;
});
// The first one is the one a test waits for; nothing is warm then.
process.stdout.write(JSON.stringify({ first: times[0], median: times.sort((a, b) => a - b)[10] }));
