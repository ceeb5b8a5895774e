import { afterEach, expect, test, vi } from 'vitest';
import { type LogFormat, logTo } from './log-lines.ts';

const out = vi.spyOn(process.stdout, 'write');
const errors = vi.spyOn(process.stderr, 'write');
afterEach(() => void [out, errors].map(spy => spy.mockReset()));

/** What a log of this format writes about work that takes six seconds. */
function written(format: LogFormat): { readonly out: string; readonly errors: string } {
  vi.useFakeTimers({ toFake: ['performance'] });
  try {
    out.mockReturnValue(true);
    errors.mockReturnValue(true);
    const log = logTo(format, false);
    for (let done = 0; done < 6; done++) {
      log({ kind: 'progress', what: 'start: reading rows', done, of: 8 });
      vi.advanceTimersByTime(1000);
    }
    log({ kind: 'progress', what: 'start: reading rows', done: 1, of: 1 });
    log({ kind: 'problem', message: 'the disk is full' });
    const textOf = (spy: typeof out) => spy.mock.calls.map(([text]) => text).join('');
    return { out: textOf(out), errors: textOf(errors) };
  } finally {
    vi.useRealTimers();
  }
}

test.each(['pretty', 'none'] as const)('progress is a line now and then on standard error (%s)', format => {
  expect(written(format)).toEqual({
    out: '',
    errors: 'start: reading rows, 25 %\nproblem: the disk is full\n',
  });
});

test.each(['pretty', 'json'] as const)('what others sent gives the terminal no order (%s)', format => {
  out.mockReturnValue(true);
  errors.mockReturnValue(true);
  const evil = '\u009b31m\u202e\n::error::x';
  const log = logTo(format, false);
  log({ kind: 'problem', message: evil });
  log({
    kind: 'request',
    entry: {
      at: 0,
      durationMs: 1,
      session: undefined,
      method: 'GET',
      path: evil,
      operationId: undefined,
      companion: undefined,
      parameters: () => ({ [evil]: evil }),
      unknownParameters: [evil],
      status: 200,
      resultCode: 1,
      warnings: [evil],
      changes: [],
      answer: () => '',
      fault: undefined,
    },
    newWarnings: [evil],
  });
  const shown = [...out.mock.calls, ...errors.mock.calls].map(([text]) => text).join('');
  expect(shown).not.toMatch(/[\p{Cc}\p{Cf}](?<!\n)|^\s*::/mu);
  expect(shown).toContain('\\u009b31m');
});

test('as JSON each progress is a line like any other', () => {
  const { out: lines, errors: problems } = written('json');
  expect(
    lines
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))[2],
  ).toEqual({
    kind: 'progress',
    what: 'start: reading rows',
    done: 2,
    of: 8,
  });
  expect(JSON.parse(problems)).toEqual({ kind: 'problem', message: 'the disk is full' });
});
