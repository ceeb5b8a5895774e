import { ChatsPage } from './chats.ts';
import type { Me } from './live.ts';
import { logInPage } from './log-in.ts';

const page = document.querySelector('main') ?? document.body;

/** @param notice why somebody has to log in again */
function askForLogIn(notice = ''): void {
  page.replaceChildren(logInPage(notice, showChats));
}

function showChats(me: Me): void {
  const chats = new ChatsPage(me, () => askForLogIn('你的账号已在别处登录'));
  page.replaceChildren(chats.element);
}

askForLogIn();
