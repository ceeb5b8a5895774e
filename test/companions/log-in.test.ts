import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type StartedMock, startMock } from '../harness.ts';
import { type AppKey, codeOf, newKey, post, readAnswer } from './app.ts';

const phone = '18094152050';
const userId = 100164;
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const account = {
  areaCode: '86',
  account: phone,
  deviceId: 'web',
  salt: 'salt',
  mac: 'mac',
  access_token: '',
};

const askCode = (mock: StartedMock) => post(mock, '/auth/getLoginCode', account);
const askKey = (mock: StartedMock) => post(mock, '/authkeys/getLoginPrivateKey', { userId, mac: 'mac' });
const upload = (mock: StartedMock, { publicKey }: AppKey, privateKey = 'opaque') =>
  post(mock, '/authkeys/uploadLoginKey', { userId, publicKey, privateKey, salt: 'salt', mac: 'mac' });
const enter = (mock: StartedMock) =>
  post(mock, '/user/login/v1', { userId, deviceId: 'web', data: 'x', salt: 's' });

describe('the log-in in one call', () => {
  test.each([
    ['the phone', phone],
    ['the phone with its area code', `86${phone}`],
    ['the phone with a plus', `+86${phone}`],
    ['the md5 of the phone', md5(phone)],
    ['the md5 with area code, in capitals', md5(`86${phone}`).toUpperCase()],
  ])('takes %s', async (_name, telephone) => {
    const mock = await startMock();
    const { resultCode, data } = await post(mock, '/user/login', { telephone, password: md5('whatever') });
    expect(resultCode).toBe(1);
    expect(data).toMatchObject({ access_token: 'mock-100164', userId, nickname: '张益达', phone });
    expect(await mock.ok(data.access_token, '/user/get')).toMatchObject({ userId });
  });

  test('refuses whom nobody knows, and a request without a phone', async () => {
    const mock = await startMock();
    expect(await post(mock, '/user/login', { telephone: '19900000000' })).toMatchObject({
      resultCode: 1040101,
    });
    expect(await post(mock, '/user/login', { password: 'x' })).toMatchObject({ resultCode: 1010101 });
  });

  test('opens a login that has ended', async () => {
    const mock = await startMock();
    expect(await mock.call(userId, '/user/logout')).toMatchObject({ resultCode: 1 });
    expect(await mock.call(userId, '/user/get')).toMatchObject({ resultCode: 1030102 });
    await post(mock, '/user/login', { telephone: phone });
    expect(await mock.call(userId, '/user/get')).toMatchObject({ resultCode: 1 });
  });

  test('says when the app was on line last', async () => {
    const mock = await startMock({ now: Date.UTC(2021, 2, 4, 12) });
    await mock.call(userId, '/user/outtime');
    const { data } = await post(mock, '/user/login', { telephone: phone });
    expect(data.login).toMatchObject({ offlineTime: Date.UTC(2021, 2, 4, 12) / 1000, loginTime: 0 });
  });

  test('in a session gives a token that alone selects it', async () => {
    const mock = await startMock();
    const session = { 'X-Mock-Session': 'one' };
    const { data } = await post(mock, '/user/login', { telephone: phone }, session);
    await mock.ok(data.access_token, '/tigase/dialog/add', { jid: 100102, isAdaptive: 1 });
    const pins = (name?: string) => [...mock.mock.world(name).store.view.pins.all].map(({ jid }) => jid);
    expect(pins('one')).toContain('100102');
    expect(pins()).not.toContain('100102');
  });
});

describe('with --login strict', () => {
  test('a password of the fixtures logs in, as it is or as its md5, and no other does', async () => {
    const mock = await startMock({ login: 'strict' });
    const codeFor = async (password: string) =>
      (await post(mock, '/user/login', { telephone: phone, password })).resultCode;
    expect(await codeFor('demo-100164')).toBe(1);
    expect(await codeFor(md5('demo-100164'))).toBe(1);
    expect(await codeFor('demo-100158')).toBe(1040102);
    expect(await codeFor('')).toBe(1040102);
  });

  test('a file of passwords may name users by phone; a broken one stops the start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'imapi-passwords-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const passwords = join(folder, 'passwords.json');
    writeFileSync(passwords, `\uFEFF${JSON.stringify({ [phone]: 'secret' })}`);
    const mock = await startMock({ login: 'strict', passwords });
    expect(await post(mock, '/user/login', { telephone: phone, password: 'secret' })).toMatchObject({
      resultCode: 1,
    });
    writeFileSync(passwords, '[1]');
    await expect(startMock({ login: 'strict', passwords })).rejects.toThrow(/passwords\.json/);
  });
});

describe('the log-in in four calls', () => {
  test('of a new app: no code, no key, upload, key, code, log-in, and on it goes', async () => {
    const mock = await startMock();
    const key = newKey();
    expect(await askCode(mock)).toMatchObject({ resultCode: 1, data: { userId } });
    expect((await askCode(mock)).data.code).toBeUndefined();
    expect((await askKey(mock)).data).toBeUndefined();
    expect(await upload(mock, key, 'kept as it is')).toMatchObject({ resultCode: 1 });
    expect((await askKey(mock)).data).toEqual({ privateKey: 'kept as it is' });
    const code = codeOf(key, (await askCode(mock)).data.code);
    expect(code).toHaveLength(16);
    const { resultCode, data } = await enter(mock);
    expect(resultCode).toBe(1);
    const login = readAnswer(code, data.data);
    expect(login).toMatchObject({ access_token: 'mock-100164', userId, multipleDevices: 1 });
    for (const name of ['httpKey', 'messageKey', 'loginKey', 'payKey'])
      expect(Buffer.from(login[name], 'base64')).toHaveLength(16);
    expect(await mock.call(login.access_token, '/user/login/auto')).toMatchObject({ resultCode: 1 });
  });

  test('of the app that asks for the code before the key, and every later time', async () => {
    const mock = await startMock();
    const key = newKey();
    await askCode(mock);
    await upload(mock, key);
    for (let time = 0; time < 3; time++) {
      const code = codeOf(key, (await askCode(mock)).data.code);
      expect((await askKey(mock)).data).toEqual({ privateKey: 'opaque' });
      expect(readAnswer(code, (await enter(mock)).data.data)).toMatchObject({ userId });
    }
  });

  test('forgets a key that the password did not open, and takes a new one', async () => {
    const mock = await startMock();
    await upload(mock, newKey());
    await askCode(mock);
    await askKey(mock);
    expect((await askCode(mock)).data.code, 'asked again without a log-in').toBeUndefined();
    expect((await askKey(mock)).data).toBeUndefined();
    const key = newKey();
    await upload(mock, key);
    const code = codeOf(key, (await askCode(mock)).data.code);
    expect(readAnswer(code, (await enter(mock)).data.data)).toMatchObject({ userId });
  });

  test('forgets it on reset', async () => {
    const mock = await startMock();
    await upload(mock, newKey());
    await mock.admin('/reset');
    expect((await askCode(mock)).data.code).toBeUndefined();
  });

  test.each([
    ['an unknown account', '/auth/getLoginCode', { ...account, account: '19900000000' }, 1040101],
    ['no account', '/auth/getLoginCode', { areaCode: 86 }, 1010101],
    ['an unknown user', '/authkeys/getLoginPrivateKey', { userId: 1 }, 1040101],
    ['no key', '/authkeys/uploadLoginKey', { userId, privateKey: 'x' }, 1010101],
    [
      'a key that is none',
      '/authkeys/uploadLoginKey',
      { userId, privateKey: 'x', publicKey: 'AAAA' },
      1010101,
    ],
    ['a log-in without a code', '/user/login/v1', { userId }, 1040102],
  ])('refuses %s', async (_name, path, form, resultCode) => {
    const mock = await startMock();
    expect(await post(mock, path, form)).toMatchObject({ resultCode });
  });

  test('finds the account behind a tenant name', async () => {
    const mock = await startMock();
    for (const suffix of ['_tenant', '@tenant', '001'])
      expect(
        await post(mock, '/auth/getLoginCode', { ...account, account: `${phone}${suffix}` }),
      ).toMatchObject({
        data: { userId },
      });
  });
});

describe('the log-in token', () => {
  test('logs in again until it ends, in the clear and encrypted', async () => {
    const mock = await startMock({ now: Date.UTC(2021, 2, 4, 12) });
    const { data: first } = await post(mock, '/user/login', { telephone: phone });
    const again = () => post(mock, '/user/login/auto/v1', { loginToken: first.loginToken, salt: 's' });
    const { resultCode, data } = await again();
    expect(resultCode).toBe(1);
    expect(data).toMatchObject({ access_token: 'mock-100164', userId });
    expect(readAnswer(Buffer.from(first.loginKey, 'base64'), data.data)).toMatchObject({ userId });
    await mock.admin('/clock/advance', { ms: 36 * 24 * 60 * 60 * 1000 });
    expect(await again()).toMatchObject({ resultCode: 1030112 });
  });

  test('ends with the logout, and nobody can make one up', async () => {
    const mock = await startMock();
    const { data } = await post(mock, '/user/login', { telephone: phone });
    await mock.call(data.access_token, '/user/logout');
    for (const loginToken of [data.loginToken, 'login-1', 'login-0100164', 'nonsense'])
      expect(await post(mock, '/user/login/auto/v1', { loginToken })).toMatchObject({ resultCode: 1030112 });
  });
});

describe('calls beyond the document', () => {
  test('say so in every answer, and in the journal', async () => {
    const mock = await startMock();
    const response = await fetch(`${mock.base}/user/login?telephone=${phone}`);
    expect(response.headers.get('x-contract-warning')).toMatch(/is not in the document/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const [entry] = [...mock.mock.world().journal.newestFirst()];
    expect(entry).toMatchObject({ companion: 'logIn', path: '/user/login' });
    expect(entry?.operationId).toBeUndefined();
  });

  test('can be made to fail', async () => {
    const mock = await startMock();
    const answer = await post(mock, '/user/login', { telephone: phone }, { Prefer: 'code=1040102' });
    expect(answer).toMatchObject({ resultCode: 1040102, resultMsg: '帐号或密码错误' });
  });

  test('are no calls at all with --no-companions', async () => {
    const mock = await startMock({ companions: false });
    const response = await fetch(`${mock.base}/user/login?telephone=${phone}`);
    expect(response.status).toBe(404);
  });
});
