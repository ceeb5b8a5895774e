import { Api, ApiError } from './api.ts';
import { make } from './dom.ts';
import type { Me } from './live.ts';

/** The log-in page: a phone and any password. */
export function logInPage(notice: string, done: (me: Me) => void): HTMLElement {
  const phone = make('input', { name: 'phone', autocomplete: 'username', value: '18094152050' });
  const password = make('input', { name: 'password', type: 'password', autocomplete: 'current-password' });
  const problem = make('p', { className: 'problem', role: 'alert' }, notice);
  const form = make(
    'form',
    { className: 'log-in' },
    make('h1', {}, '登录'),
    make('label', {}, '手机号', phone),
    make('label', {}, '密码', password),
    make('button', {}, '登录'),
    problem,
  );
  form.onsubmit = async event => {
    event.preventDefault();
    try {
      done(await logIn(phone.value, password.value));
    } catch (error) {
      problem.textContent = error instanceof ApiError ? error.message : '连接不上服务器';
    }
  };
  return form;
}

async function logIn(telephone: string, password: string): Promise<Me> {
  const parameters = { telephone, areaCode: '86', password };
  const login = await new Api().call<{ access_token: string; userId: number; nickname: string }>(
    '/user/login',
    parameters,
  );
  return { userId: login.userId, nickname: login.nickname, token: login.access_token };
}
