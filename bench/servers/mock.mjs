// This project's mock, built, everything on, its log silent; kept in a folder where one is named.
import { createMock } from '../../dist/index.js';

const [, , port, data] = process.argv;
const mock = await createMock(data === undefined ? {} : { data });
await mock.listen('api', { host: '127.0.0.1', port: Number(port) });
process.on('SIGTERM', () => mock.close().then(() => process.exit(0)));
