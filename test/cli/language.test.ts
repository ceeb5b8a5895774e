import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finished, freePorts, imapi, temporaryFolder } from './harness.ts';

const chinese = { LC_ALL: 'zh_CN.UTF-8' };

test.each([
  ['--help', 0, ['用法：', '启动模拟服务。']],
  ['help serve', 0, ['接口端口；0 表示任选空闲端口', '环境变量：IMAPI_PORT']],
  ['serve --prot 1', 2, ['命令有误：没有参数 --prot，是不是 --port？']],
  ['sweep', 2, ['必须给出 --target <url>']],
  ['faults --family stat', 2, ['没有类别 stat。是不是 state？']],
  ['faults --family state --operation addRoom', 0, ['返回成功但没有保存']],
  ['serve --memory --scenario nowhere', 2, ['无法使用场景 nowhere']],
  ['generate --users 0 --out nowhere', 2, ['无法生成 0 个用户：群和消息都需要有用户']],
])('a Chinese locale makes imapi %s Chinese', async (line, code, texts) => {
  const ended = await finished(line.split(' '), chinese);
  expect(ended.code, ended.output).toBe(code);
  for (const text of texts) expect(ended.output).toContain(text);
  expect(ended.output).not.toContain('Failed to');
});

/** Wrong commands of every kind; `gone` and `broken.yaml` are a file that is not there and one of no use. */
const wrong = [
  'nope',
  'help nope',
  'serve --port x',
  'serve --delay x',
  'serve --data broken.yaml --port 0',
  'serve --scenario gone --memory',
  'serve --admin-origin x/y',
  'check --target http://127.0.0.1:1',
  'check --target http://127.0.0.1:1 --header foo',
  'check --target http://127.0.0.1:1 --shard 9',
  'check --target http://127.0.0.1:1 --baseline gone',
  'check --target http://127.0.0.1:1 --waivers gone',
  'check --target http://127.0.0.1:1 --only nothing',
  'check --target http://127.0.0.1:1 --replay x',
  'check --target http://x.example --mode full',
  'sweep --target http://127.0.0.1:1',
  'sweep --target http://x.example',
  'report gone',
  'report broken.yaml',
  'report wrong.json',
  'steps x',
  'steps x --report gone',
  'steps x --report broken.yaml',
  'drift gone',
  'drift broken.yaml',
  'learn gone --contract contract.yaml',
  'learn broken.yaml --contract contract.yaml',
  'learn gone --contract gone',
  'mcp --mock http://127.0.0.1:1',
  'compare --a http://127.0.0.1:1',
  'breaking broken.yaml broken.yaml',
  'generate --users x',
  'faults --family stat',
  'faults --operation getUserr',
  'init',
];

test.each(wrong)('imapi %s says in Chinese what is wrong', async line => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'broken.yaml'), 'a: 1\n');
  writeFileSync(join(folder, 'wrong.json'), '{"tool": "imapi"}');
  copyFileSync(join(import.meta.dirname, '../../openapi.yaml'), join(folder, 'contract.yaml'));
  const { code, output } = await finished(line.split(' '), chinese, folder);
  expect(code, output).toBeGreaterThan(0);
  expect(output).toMatch(/\p{Script=Han}/u);
  // Names and addresses are no words; three of them in a row are a sentence.
  expect(output).not.toMatch(/\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b/);
});

test('a flag goes before the locale, in both directions', async () => {
  expect((await finished(['faults', '--family', 'stat', '--lang', 'en'], chinese)).output).toContain(
    'Did you',
  );
  expect((await finished(['faults', '--family', 'stat', '--lang=zh'])).output).toContain('是不是');
});

test('the mock says where it is in Chinese, and what requests lack', async () => {
  const { child, output, ended } = imapi(['serve', '--memory', ...freePorts], chinese);
  const apiUrl = await new Promise<string>(resolve => {
    child.stdout?.on('data', () => {
      const url = /接口 +(http:\S+)/.exec(output())?.[1];
      if (url !== undefined && output().includes('每个接口一条示例请求')) resolve(url);
    });
  });
  expect(output()).toMatch(/控制台 +http/);
  await fetch(`${apiUrl}/user/get?access_token=mock-100164`);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output()).toContain('契约：缺少 flag：文档要求必填');
});
