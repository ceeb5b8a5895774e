// The mock with the demo data and one long conversation; kept in a folder, or in memory without one.
import { createMock } from '../../src/create-mock.ts';
import { stateOf } from '../../src/store/tables/collections.ts';
import { messageRows } from './messages.mjs';

const [, , port, count, size, data] = process.argv;
const mock = await createMock(data === undefined ? {} : { data });
const { store } = mock.world();
const rows = { ...store.dump(), shiku_msgs: messageRows(Number(count), Number(size)) };
store.restore(stateOf(rows, '1', store.scenario));
await store.committed();
await mock.listen('api', { host: '127.0.0.1', port: Number(port) });
process.on('SIGTERM', () => mock.close().then(() => process.exit(0)));
