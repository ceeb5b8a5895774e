import { createMock } from '../../src/create-mock.ts';
import type { JournalEntry } from '../../src/journal/journal.ts';
import type { RecordedCall } from '../../src/observe/recording/recorded.ts';
import { checked } from '../check/runs.ts';

/** Everything that the check sends to the mock, every operation with every code, as a recording. */
export async function recordedWalk(): Promise<RecordedCall[]> {
  const entries: JournalEntry[] = [];
  const mock = await createMock({
    log: line => {
      if (line.kind === 'request') entries.push(line.entry);
    },
  });
  const port = await mock.listen();
  try {
    await checked(`http://127.0.0.1:${port}`, { mode: 'full', seed: '1' });
  } finally {
    await mock.close();
  }
  return entries.filter(({ fault }) => fault === undefined).map(recordedOf);
}

function recordedOf(entry: JournalEntry): RecordedCall {
  const text = entry.answer();
  // What the check sends to see it ignored is no parameter of anybody's, and files stand in a form.
  const left = new Set([...entry.unknownParameters, ...(entry.files ?? [])]);
  const sent = Object.entries(entry.parameters()).filter(([name]) => !left.has(name));
  return {
    method: entry.method,
    url: `http://im.example${entry.path}?${new URLSearchParams(sent)}`,
    form: {},
    status: entry.status,
    headers: undefined,
    text: text === '' ? undefined : text,
    at: entry.at,
    durationMs: entry.durationMs,
  };
}
