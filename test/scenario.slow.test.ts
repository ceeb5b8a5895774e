import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scenario } from '../src/scenario/scenario.ts';
import { finished, freePorts, imapi, serve, temporaryFolder } from './cli/harness.ts';
import { type Json, startMock } from './harness.ts';

const library = new URL('../dist/index.js', import.meta.url).href;

/** A file with a scenario in which a group has this name. */
const fileWith = (name: string) => `
  import { scenario } from '${library}';
  export default scenario(s => {
    const [li, han]: ReturnType<typeof s.user>[] = [s.user('李雷'), s.user('韩梅梅')];
    if (!li || !han) throw new Error('nobody');
    s.room('${name}', [li, han]).text(han, '写完了', { ago: '2h' });
  });`;

const roomsOf = async (url: string): Promise<string[]> => {
  const answer: Json = await (
    await fetch(`${url}/room/list/his?access_token=mock-200001&flag=rw&type=0&pageIndex=0&pageSize=9`)
  ).json();
  return answer.data.map(({ name }: { name: string }) => name);
};

test('createMock begins with a scenario, and begins with it again', async () => {
  const { base, mock } = await startMock({
    scenario: scenario(s => void s.room('周报', [s.user('李雷')])),
  });
  expect(await roomsOf(base)).toEqual(['周报']);
  await mock.admin.state.empty();
  await mock.admin.reset();
  expect(await roomsOf(base)).toEqual(['周报']);
});

test('serve begins with the scenario of a file, and --watch puts an edit in place', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'weekly.ts');
  writeFileSync(file, fileWith('周报'));
  const run = await serve(['--memory', '--scenario', file, '--watch']);
  expect(await roomsOf(run.url)).toEqual(['周报']);
  writeFileSync(file, 'export default {');
  while (!run.errors().includes('Failed to read the scenario'))
    await new Promise(resolve => setTimeout(resolve, 20));
  expect(await roomsOf(run.url)).toEqual(['周报']);
  writeFileSync(file, fileWith('月报'));
  while (!run.output().includes('was edited')) await new Promise(resolve => setTimeout(resolve, 20));
  expect(await roomsOf(run.url)).toEqual(['月报']);
});

test('imapi.config.ts has a scenario of its own', async () => {
  const folder = temporaryFolder();
  const config = fileWith('周报').replace('export default scenario(', 'const told = scenario(');
  writeFileSync(
    join(folder, 'imapi.config.ts'),
    `${config}\nexport default { serve: { memory: true, scenario: told } };`,
  );
  expect(await roomsOf((await serve([], {}, folder)).url)).toEqual(['周报']);
});

test.each([
  ['no-such.ts', /^Failed to read the scenario .*no-such\.ts: there is no such file\./],
  ['none.ts', /^Failed to read the scenario .*none\.ts: it exports no scenario\./],
  ['wrong.ts', /^Failed to build the scenario: 张三 is not in the group/],
])('serve refuses %s in one sentence', async (name, want) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'none.ts'), 'export default 7;');
  writeFileSync(
    join(folder, 'wrong.ts'),
    `import { scenario } from '${library}';
    export default scenario(s => void s.room('群', [s.user('李雷')]).text(s.user('张三'), 'x'));`,
  );
  const { code, output } = await finished([
    'serve',
    '--memory',
    ...freePorts,
    '--scenario',
    join(folder, name),
  ]);
  expect(code).toBe(2);
  expect(output).toMatch(want);
});

test('--watch without a file is refused', async () => {
  const run = imapi(['serve', '--memory', ...freePorts, '--watch']);
  expect(await run.ended).toBe(2);
  expect(run.output()).toMatch(/^Failed to watch: --watch needs --scenario/);
});
