// This project's mock, built, everything on, its log silent.
import { createMock } from '../../dist/index.js';

const [, , port] = process.argv;
const mock = await createMock();
await mock.listen('api', { host: '127.0.0.1', port: Number(port) });
process.on('SIGTERM', () => mock.close().then(() => process.exit(0)));
