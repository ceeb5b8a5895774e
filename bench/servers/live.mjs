// This project's mock, built, on a data folder of its own, with so many users beside those of the demo.
import { createMock } from '../../dist/index.js';

const [, , port, data, users] = process.argv;
const mock = await createMock({ data });
for (let count = 0; count < Number(users); count++)
  await mock.admin.users.create({ nickname: `user ${count}` });
await mock.listen('live');
await mock.listen('api', { host: '127.0.0.1', port: Number(port) });
process.on('SIGTERM', () => mock.close().then(() => process.exit(0)));
