import { expect, test } from 'vitest';
import { finished, freePorts, imapi } from './harness.ts';

const chinese = { LC_ALL: 'zh_CN.UTF-8' };

test.each([
  ['--help', 0, ['用法：', '启动模拟服务。']],
  ['help serve', 0, ['接口端口；0 表示任选空闲端口', '环境变量：IMAPI_PORT']],
  ['serve --prot 1', 2, ['命令有误：没有参数 --prot，是不是 --port？']],
  ['sweep', 2, ['必须给出 --target <url>']],
  ['faults --family stat', 2, ['没有类别 stat。是不是 state？']],
  ['faults --family state --operation addRoom', 0, ['返回成功但没有保存']],
  ['serve --memory --scenario nowhere', 2, ['无法使用初始数据 nowhere']],
  ['generate --users 0 --out nowhere', 2, ['无法生成 0 个用户：群和消息都需要有用户']],
])('a Chinese locale makes imapi %s Chinese', async (line, code, texts) => {
  const ended = await finished(line.split(' '), chinese);
  expect(ended.code, ended.output).toBe(code);
  for (const text of texts) expect(ended.output).toContain(text);
  expect(ended.output).not.toContain('Failed to');
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
