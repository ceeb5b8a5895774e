import { type Api, avatarOf, pathOf } from './api.ts';
import { make } from './dom.ts';
import type { Draft, Peer } from './live.ts';
import type { Chat } from './wire.ts';

/** What a conversation needs of the app. */
export interface ConversationParts {
  readonly api: Api;
  readonly me: string;
  readonly peer: Peer;
  send(draft: Draft): Chat;
}

const pageSize = 20;
const [text, picture, voice, place, card, file] = [1, 2, 3, 4, 8, 9];
/** What is not of a person: read receipts, typing, recalls, changes of a group. */
const firstControl = 200;
const inGroup: Readonly<Record<number, string>> = {
  902: '群名已改',
  904: '有人离开',
  905: '新公告',
  907: '有人加入',
};

/** A chat that is open: its history, and what comes. */
export class Conversation {
  readonly element: HTMLElement;
  readonly #parts: ConversationParts;
  readonly #messages = make('ol', { className: 'messages' });
  readonly #bubbles = new Map<string, HTMLElement>();
  #pages = 0;
  #loading = false;

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    this.#messages.onscroll = () => {
      if (this.#messages.scrollTop < 40) void this.loadOlder();
    };
    this.element = make('section', { className: 'conversation' }, this.#messages, this.#writer());
  }

  /** Loads the next older page of the history. */
  async loadOlder(): Promise<void> {
    if (this.#loading || this.#pages < 0) return;
    this.#loading = true;
    const { api, peer } = this.#parts;
    const page = { pageIndex: this.#pages, pageSize };
    const rows = peer.isGroup
      ? await api.call<{ message: string }[]>('/tigase/shiku_muc_msgs', { roomId: peer.id, ...page })
      : await api.call<{ message: string }[]>('/tigase/shiku_msgs', { receiver: peer.id, ...page });
    const fromEnd = this.#messages.scrollHeight - this.#messages.scrollTop;
    for (const { message } of rows) this.#put(JSON.parse(message), 'before');
    this.#messages.scrollTop = this.#messages.scrollHeight - fromEnd;
    this.#pages = rows.length < pageSize ? -1 : this.#pages + 1;
    this.#loading = false;
  }

  /** Shows a message that came or was sent. */
  add(chat: Chat): void {
    this.#put(chat, 'after');
    this.#messages.scrollTop = this.#messages.scrollHeight;
  }

  /** Marks an own message, e.g. 已读. */
  mark(messageId: string, what: string): void {
    const bubble = this.#bubbles.get(messageId);
    if (bubble) bubble.dataset.mark = what;
  }

  remove(messageId: string): void {
    this.#bubbles.get(messageId)?.remove();
  }

  #put(chat: Chat, where: 'before' | 'after'): void {
    const { messageId } = chat.messageHead;
    if (this.#bubbles.has(messageId)) return;
    const row = this.#rowOf(chat);
    this.#bubbles.set(messageId, row);
    if (where === 'after') this.#messages.append(row);
    else this.#messages.prepend(row);
  }

  #rowOf(chat: Chat): HTMLElement {
    if (chat.type >= firstControl) return make('li', { className: 'notice' }, noticeOf(chat));
    const isMine = chat.fromUserId === this.#parts.me;
    const avatar = make('img', { className: 'avatar', src: avatarOf(chat.fromUserId), alt: '' });
    const bubble = make('div', { className: 'bubble' }, contentOf(chat));
    const time = make('time', {}, new Date(chat.timeSend).toLocaleString('zh-CN'));
    const name = make('span', { className: 'name' }, chat.fromUserName);
    return make('li', { className: isMine ? 'mine' : 'theirs' }, avatar, name, bubble, time);
  }

  #writer(): HTMLElement {
    const input = make('input', { ariaLabel: '消息', autocomplete: 'off' });
    const chosen = make('input', { type: 'file', accept: 'image/*' });
    const pick = make('label', {}, '图片', chosen);
    const form = make('form', { className: 'writer' }, pick, input, make('button', {}, '发送'));
    const { api, send } = this.#parts;
    form.onsubmit = event => {
      event.preventDefault();
      if (input.value !== '') this.add(send({ type: text, content: input.value }));
      input.value = '';
    };
    chosen.onchange = async () => {
      const [image] = chosen.files ?? [];
      if (!image) return;
      const content = await api.upload(image);
      this.add(send({ type: picture, content, fileName: image.name, fileSize: image.size }));
      chosen.value = '';
    };
    return form;
  }
}

/** The one line that the chat list shows of a message. */
export function lineOf({ type, content }: Pick<Chat, 'type' | 'content'>): string {
  const kinds: Readonly<Record<number, string>> = {
    [picture]: '[图片]',
    [voice]: '[语音]',
    [place]: '[位置]',
    [card]: '[名片]',
    [file]: '[文件]',
  };
  return kinds[type] ?? (type >= firstControl ? noticeOf({ type, content }) : content);
}

function noticeOf({ type, content }: Pick<Chat, 'type' | 'content'>): string {
  return [inGroup[type] ?? '系统消息', content].join('：');
}

function contentOf({ type, content, fileName, fileTime, objectId }: Chat): Node | string {
  if (type === picture) return make('img', { src: pathOf(content), alt: fileName });
  if (type === voice) return make('audio', { src: pathOf(content), controls: true, title: `${fileTime} 秒` });
  if (type === file) return make('a', { href: pathOf(content) }, fileName);
  if (type === card) return `名片：${content}`;
  if (type !== place) return content;
  return make('figure', {}, make('img', { src: pathOf(content), alt: '' }), make('figcaption', {}, objectId));
}
