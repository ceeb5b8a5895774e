// Checked by `npm run typecheck`: an expected error that does not come is an error itself.

import type { Schemas } from '../operations.ts';
import { createAdminClient } from './index.ts';

const admin = createAdminClient('http://127.0.0.1:8094', { session: 'worker-1' });

// @ts-expect-error a message without an author is none
await admin.messages.send({ to: 100164, content: 'x' });

// @ts-expect-error a field the document does not have
await admin.requests.count({ operatonId: 'getUser' });

// @ts-expect-error a value of another type
await admin.clock.advance('1000');

// @ts-expect-error a clock knows no such mode
await admin.clock.set({ mode: 'slow' });

// @ts-expect-error a delay has both ends
await admin.faults.set('getUser', { delayDistribution: { type: 'uniform', lower: 1 } });

// @ts-expect-error what it answers has no such field
(await admin.tokens.create({ userId: 100164 })).password;

const [request] = await admin.requests.wait({ operationId: 'getUser', count: 1 });
request satisfies Schemas['RequestDetail'] | undefined;

for await (const event of admin.events()) {
  if (event.type === 'request') event.data.verdict satisfies 'ok' | 'refused' | 'broken' | 'unknown path';
  else if (event.type === 'hold') event.data.held satisfies number;
  else event.data.sequence satisfies number;
}
