/** The mock that npm run fuzz sends to, in a process of its own: prints its ports, ends with its parent. */
import { createMock } from '../src/create-mock.ts';

const [data] = process.argv.slice(2);
const mock = await createMock({ ...(data !== undefined && { data }) });
const ports = {
  api: await mock.listen(),
  upload: await mock.listen('upload'),
  files: await mock.listen('files'),
};
process.stdout.write(`${JSON.stringify(ports)}\n`);
process.on('message', () => process.send?.(process.memoryUsage().rss));
process.on('disconnect', () => process.exit());
