import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { ContractText, edited } from '../../src/learn/contract-text.ts';
import { learn } from '../../src/learn/learn.ts';
import { callsOfReport, reportIn } from '../../src/learn/report-calls.ts';
import type { RecordedCall } from '../../src/observe/recording/recorded.ts';
import { lintSpec } from '../../src/spec/lint.ts';
import { checked, folder } from '../check/runs.ts';
import { startMock } from '../harness.ts';
import { sampled } from '../sample.ts';
import { type Alteration, alterations, numbers } from './alterations.ts';
import { recordedWalk } from './walk.ts';

const text = readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8');

describe('what traffic shows comes back', () => {
  test('at least 90 of 100 of what was taken out or altered, nothing else, and no comment is lost', async () => {
    const walk = shortened(await recordedWalk());
    expect(learn(text, walk).proposals).toEqual([]);
    const all = alterations(text, walk);
    const next = numbers(11);
    const wrong: string[] = [];
    let [shown, back] = [0, 0];
    const tried = new Set<Alteration>();
    for (let draws = 0; tried.size < sampled(60) && draws < 1000; draws++) {
      const kind = kinds[draws % kinds.length] ?? /./;
      const list = all.filter(({ says }) => kind.test(says));
      const alteration = list[Math.floor(next() * list.length)];
      if (!alteration || tried.has(alteration)) continue;
      const stale = alteration.text();
      const { proposals } = learn(stale, walk);
      // Nobody can learn what no answer shows.
      if (proposals.length === 0) continue;
      tried.add(alteration);
      shown++;
      const now = edited(
        stale,
        proposals.flatMap(({ edits }) => edits),
      );
      const document = parseDocument(now);
      const isBack = document.errors.length === 0 && alteration.isBack(document.toJS());
      if (isBack) back++;
      else if (proposals.some(({ conflict }) => conflict === undefined)) wrong.push(alteration.says);
      expect(new ContractText(now).comments, alteration.says).toBeGreaterThanOrEqual(
        new ContractText(stale).comments,
      );
    }
    expect(shown).toBe(sampled(60));
    expect(back / shown, wrong.join('; ')).toBeGreaterThanOrEqual(0.9);
    expect(wrong).toEqual([]);
  }, 600_000);
});

const kinds = [/^field/, /another type$/, /is required$/, /no longer says/, /has no parameter/, /^operation/];

/** Of each operation and result code some exchanges, without what the check sends on purpose and nobody declares. */
function shortened(walk: readonly RecordedCall[]): RecordedCall[] {
  const counts = new Map<string, number>();
  return walk.filter(({ url, text: answer = '' }) => {
    const { pathname, searchParams } = new URL(url);
    const isProbe =
      searchParams.has('nobodyKnowsMe') ||
      (pathname === '/tigase/shiku_msgs' && (searchParams.has('sender') || searchParams.has('userId')));
    if (isProbe || answer.length > 20_000) return false;
    const code = /"resultCode":(-?\d+)/.exec(answer)?.[1] ?? '';
    const kind = `${pathname} ${code} ${[...searchParams.keys()].sort().join()}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return (counts.get(kind) ?? 0) <= 2;
  });
}

function call(url: string, answer: unknown): RecordedCall {
  return {
    method: 'GET',
    url: `http://im.example${url}`,
    form: {},
    status: 200,
    headers: undefined,
    text: JSON.stringify(answer),
    at: Date.UTC(2026, 10, 30),
    durationMs: 1,
  };
}

describe('a proposal says no more than was seen', () => {
  const config = (data: object) => call('/config', { resultCode: 1, currentTime: 1612839425242, data });

  test.each([
    [
      'seconds by their digits',
      { createdAt: 1612839425 },
      /createdAt: \{ type: integer, x-unit: \{ unit: s, source: observed \}/,
    ],
    [
      'milliseconds by their digits',
      { createdAt: 1612839425242 },
      /x-unit: \{ unit: ms, source: observed \}/,
    ],
    [
      'no example of a secret',
      { loginToken: 'abcdefgh1234' },
      /loginToken: \{ type: string, x-secret: true, description: [^,]+, x-zh: [^,]+, x-source: observed \}/,
    ],
    [
      'no example of a phone number',
      { callMe: '8613800138000' },
      /callMe: \{ type: string, description: [^,]+, x-zh: [^,]+, x-source: observed \}/,
    ],
    ['how often and when', { isNew: true }, /# observed: seen 1 of 1 times, last on 2026-11-30/],
  ])('%s', (_what, data, want) => {
    const { proposals } = learn(text, [config(data)]);
    const field = proposals.filter(({ kind }) => kind === 'field');
    expect(field).toHaveLength(1);
    expect(
      edited(
        '',
        field.flatMap(({ edits }) => edits).map(edit => ({ ...edit, from: 0, to: 0 })),
      ),
    ).toMatch(want);
  });

  test('what an annotation contradicts is named and not changed', () => {
    const { proposals } = learn(text, [call('/config', { resultCode: 1, currentTime: 'soon', data: {} })]);
    const [type] = proposals.filter(({ kind }) => kind === 'type');
    expect(type).toMatchObject({ edits: [], conflict: 'x-unit is written beside the type' });
  });

  test('traffic of other hosts, preflights and files say nothing', () => {
    const other = {
      ...call('/somewhere', { resultCode: 1, data: {} }),
      url: 'http://other.example/somewhere',
    };
    expect(learn(text, [other])).toEqual({ proposals: [], exchanges: 0 });
  });
});

test('what is written builds, but for what is said to be left to do', async () => {
  const currentTime = 1612839425242;
  const { proposals } = learn(text, [
    call('/user/get?access_token=a&brandNew=7&loginToken=abc', {
      resultCode: 424242,
      resultMsg: 'x',
      currentTime,
    }),
    call('/room/brand/new?access_token=a&x=1', {
      resultCode: 1,
      currentTime,
      data: { rows: [{ userToken: 'x', at: 1612839425 }] },
    }),
    call('/room/brand/new?access_token=a', { resultCode: 100411, resultMsg: 'x', currentTime }),
  ]);
  expect(proposals.map(({ kind }) => kind)).toEqual(['operation', 'parameter', 'parameter', 'code']);
  expect(proposals.flatMap(({ todo }) => todo ?? [])).toEqual([
    expect.stringContaining('write a handler for roomBrandNew'),
    'add 424242 to src/spec/result-codes.ts',
  ]);
  const now = edited(
    text,
    proposals.flatMap(({ edits }) => edits),
  );
  const found = await lintSpec(now);
  expect(found.map(({ message }) => message)).toEqual(['code 424242 is not in src/spec/result-codes.ts']);
}, 60_000);

test.each([
  ['no YAML', 'openapi: [', /^Failed to read the contract: line \d+: .*\. Correct it\.$/],
  ['no mapping', '- a\n', /^Failed to read openapi\.yaml: it holds no mapping/],
])('a contract that is %s is refused in a sentence', (_what, broken, want) => {
  expect(() => learn(broken, [])).toThrow(want);
});

describe('what a report of the check has found comes back', () => {
  test.each([
    ['a field of a page', 'listFriends', 'response-undeclared-listFriends-data', 'field'],
    ['a key that lacks', 'getUser', 'response-missing-getUser-data.settings.nameSearch', 'optional'],
    ['nothing', 'getUser', undefined, undefined],
  ] as const)(
    '%s, and nothing else',
    async (_what, id, fault, want) => {
      const { mock, base } = await startMock();
      const found = fault === undefined ? undefined : mock.faults().get(fault);
      if (found) mock.world().faults.set(id, { fault: found });
      expect(found?.id).toBe(fault);
      const report = await checked(base, { only: [id], mode: 'full' });
      const file = join(folder(), 'report.json');
      writeFileSync(file, JSON.stringify(report));
      const read = reportIn(file);
      const { proposals } = learn(text, read ? callsOfReport(read) : []);
      expect(proposals.filter(({ conflict }) => conflict === undefined).map(({ kind }) => kind)).toEqual(
        want === undefined ? [] : [want],
      );
      expect(proposals.map(({ edits }) => edits.length > 0)).toEqual(want === undefined ? [] : [true]);
    },
    60_000,
  );

  test.each([
    ['a report alone', 0, 'a report shows the rows that break the rule, not how many keep it'],
    ['a recording as well', 1, undefined],
  ])('a number as text is left to a person where %s shows it', async (_what, recorded, conflict) => {
    const { mock, base } = await startMock();
    const fault = mock.faults().get('response-number-as-text-getUser-data.loc.lat');
    mock.world().faults.set('getUser', { fault });
    const report = await checked(base, { only: ['getUser'], mode: 'full' });
    const url = `${base}/user/get?access_token=mock-100164`;
    const call = {
      method: 'GET',
      url,
      form: {},
      status: 200,
      headers: undefined,
      at: undefined,
      durationMs: 1,
    };
    const calls = recorded === 0 ? [] : [{ ...call, text: await (await fetch(url)).text() }];
    const { proposals } = learn(text, [...callsOfReport(report), ...calls]);
    expect(proposals.map(({ kind, conflict }) => [kind, conflict])).toEqual([['type', conflict]]);
    expect(proposals.flatMap(({ edits }) => edits).length > 0).toBe(conflict === undefined);
  });

  test('a file that only looks like one is refused in a sentence', () => {
    const file = join(folder(), 'report.json');
    writeFileSync(file, '{"findings": 1, "verdict": 2}');
    expect(() => reportIn(file)).toThrow(/^Failed to read .*report\.json: .* Name the report\.json/);
  });
});
