import type { MockOptions } from '../../src/mock-options.ts';
import { rooms, startMock } from '../harness.ts';
import { App, type Form } from './app.ts';

/** Members of the demo's groups: 100164 owns them, 100158 is in `test` and `chat`, 100102 and 100174 are in `six`. */
export const [me, friend, other, stranger] = [100164, 100158, 100159, 100102];
export { rooms };
/** Milliseconds: what a test itself has sent is later, and what the demo has is earlier. */
export const afterDemo = Date.UTC(2022, 0);

/** A mock that apps can connect to. */
export async function startLive(options: MockOptions = {}) {
  const started = await startMock(options);
  const port = await started.mock.listen('live');
  const app = (form: Form, user = me, more: Omit<Parameters<typeof App.open>[1], 'form' | 'user'> = {}) =>
    App.open(port, { form, user, ...more });
  return { ...started, port, app };
}
