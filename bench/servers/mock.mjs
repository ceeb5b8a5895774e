// This project's mock, built, everything on, its log silent. The scenario is a module that makes collections.
import { createMock } from '../../dist/create-mock.js';

const [, , port, data] = process.argv;
const mock = await createMock({ log: () => {}, ...(data && { data }) });
await mock.listen('api', { host: '127.0.0.1', port: Number(port) });
process.on('SIGTERM', () => mock.close().then(() => process.exit(0)));
