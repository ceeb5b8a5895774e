import { expect, test } from 'vitest';
import { CaseStopped } from '../../src/check/problem.ts';
import { type Case, concernOf } from '../../src/check/suite/case.ts';
import { loadCases } from '../../src/check/suite/load-cases.ts';
import type { CallOptions, Trial, Way } from '../../src/check/suite/trial.ts';
import { loadContract, type OperationId } from '../../src/spec/contract.ts';
import { rewriting } from './in-front.ts';
import { checked } from './runs.ts';
import { mockTarget } from './targets.ts';

const contract = loadContract();
const guarding = (await loadCases(contract)).filter(
  item => item.layer === 'P' && ['result-codes', 'permissions'].includes(concernOf(item)),
);

/** Runs a case with a server that refuses everything in order, and notes which operation was asked which way. */
async function asked(item: Case, ways: readonly [Way, ...Way[]]): Promise<string[]> {
  const noted: string[] = [];
  const note = (_as: string, id: OperationId, _given: object, options: CallOptions = {}) =>
    noted.push(`${id} ${options.method ?? 'GET'}`);
  const lists: readonly OperationId[] = ['listGroupMessages'];
  const trial = {
    ways,
    room: { id: 'room', jid: 'jid', own: true },
    expiredToken: 'expired',
    random: { hex: () => '0', pick: (items: readonly unknown[]) => items[0] },
    person: () => ({ userId: 100001, nickname: '林', phone: '13100000001' }),
    text: (words: string) => words,
    nearToken: () => 'nearly',
    same: () => true,
    ok: async (_as: string, id: OperationId) => (lists.includes(id) ? [] : { userSize: 2 }),
    refused: async (as: string, id: OperationId, given: object, _refusal: object, options?: CallOptions) => {
      note(as, id, given, options);
    },
    send: async (as: string, id: OperationId, given: object, options?: CallOptions) => {
      if (as === 'nobody') note(as, id, given, options);
      return { json: { resultCode: 1030101 } };
    },
    notExercised: (reason: string) => {
      throw new CaseStopped(reason);
    },
  };
  await item.run(trial as unknown as Trial);
  return noted;
}

test.each<readonly [Way, ...Way[]]>([
  ['GET', 'POST'],
  ['POST', 'GET'],
])(
  'what keeps people from what they may not do is asked of every operation both ways: %s first',
  async (first, ...others) => {
    const ways = [first, ...others] as const;
    const noted = (await Promise.all(guarding.map(item => asked(item, ways)))).flat();
    const operations = new Set(guarding.map(({ operation }) => operation));
    const missing = [...operations].flatMap(id =>
      ways.map(way => `${id} ${way}`).filter(line => !noted.includes(line)),
    );
    expect(missing).toEqual([]);
  },
);

test('of each kind of caller some refusals go by query and some by form', async () => {
  const kinds = new Map<string, Set<string>>();
  for (const item of guarding.filter(one => concernOf(one) === 'permissions')) {
    const [, who] = item.id.split('/');
    for (const line of await asked(item, ['GET', 'POST'])) {
      const [id, way = ''] = line.split(' ');
      const kind = `${who} ${id}`;
      kinds.set(kind, (kinds.get(kind) ?? new Set()).add(way));
    }
  }
  expect([...kinds].filter(([, ways]) => ways.size < 2).map(([kind]) => kind)).toEqual([]);
});

test('where forms are not read everything goes by query', async () => {
  const noted = (await Promise.all(guarding.map(item => asked(item, ['GET'])))).flat();
  expect(noted.filter(line => line.endsWith('POST'))).toEqual([]);
});

test.each(['query', 'form'] as const)('a plus sign that is no blank in a %s is found', async where => {
  const { url } = await mockTarget();
  const target = await rewriting(
    url,
    json => json,
    (text, carried) => (carried === where ? text.replaceAll('+', '%2B') : text),
  );
  const { findings } = await checked(target, { mode: 'full', only: ['transport/plus'] });
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([[`plus-${where}`, 'violation']]);
});
