import { Api, avatarOf } from './api.ts';
import { Conversation, lineOf } from './conversation.ts';
import { make } from './dom.ts';
import { Live, type Me, type Peer } from './live.ts';
import type { Chat } from './wire.ts';

interface Room {
  readonly id: string;
  readonly jid: string;
  readonly name: string;
  readonly userId: number;
}
interface LastChat extends Pick<Chat, 'type' | 'content'> {
  readonly jid: string;
  readonly timeSend: number;
}

const readReceipt = 26;
const recall = 202;
/** From here on a message says that a group or its members have changed. */
const firstGroupControl = 900;

/** The page behind the log-in: the chats of a user, and the one that is open. */
export class ChatsPage {
  readonly element: HTMLElement;
  readonly #me: Me;
  readonly #api: Api;
  readonly #live: Live;
  readonly #list = make('nav', { className: 'chats' });
  readonly #open = make('div', { className: 'open' });
  readonly #unread = new Map<string, number>();
  #friends: readonly Peer[] = [];
  #rooms: readonly Room[] = [];
  #last: readonly LastChat[] = [];
  #peer: Peer | undefined;
  #conversation: Conversation | undefined;

  /** @param ended called when somebody else has logged in as the same user */
  constructor(me: Me, ended: () => void) {
    this.#me = me;
    this.#api = new Api(me.token);
    this.#live = new Live(me, {
      ready: () => void this.#load(),
      message: chat => this.#take(chat),
      receipt: messageId => this.#conversation?.mark(messageId, '已送达'),
      replaced: ended,
    });
    const add = make('button', { className: 'add', onclick: () => this.#openGroupForm() }, '建群');
    const head = make('header', {}, make('b', {}, me.nickname), add);
    this.element = make('div', { className: 'app' }, make('aside', {}, head, this.#list), this.#open);
  }

  async #load(): Promise<void> {
    const all = { pageIndex: 0, pageSize: 1000 };
    const [friends, rooms, last] = await Promise.all([
      this.#api.call<{ pageData: { toUserId: number; toNickname: string }[] }>('/friends/page', {
        userId: this.#me.userId,
        ...all,
      }),
      this.#api.call<Room[]>('/room/list/his', all),
      this.#api.call<LastChat[]>('/tigase/getLastChatList', { pageIndex: 0, pageSize: 0 }),
    ]);
    this.#friends = friends.pageData.map(({ toUserId, toNickname }) => {
      return { id: String(toUserId), name: toNickname, isGroup: false };
    });
    this.#rooms = rooms;
    this.#last = last;
    if (this.#peer?.isGroup && !this.#room()) this.#show();
    this.#draw();
  }

  #draw(): void {
    const groups = this.#rooms.map(({ jid, name }) => ({ id: jid, name, isGroup: true }));
    const lastOf = ({ id }: Peer) => this.#last.find(({ jid }) => jid === id);
    const peers = [...groups, ...this.#friends].sort(
      (one, other) => (lastOf(other)?.timeSend ?? 0) - (lastOf(one)?.timeSend ?? 0),
    );
    this.#list.replaceChildren(...peers.map(peer => this.#rowOf(peer, lastOf(peer))));
  }

  #rowOf(peer: Peer, last: LastChat | undefined): HTMLElement {
    const unread = this.#unread.get(peer.id) ?? 0;
    const avatar = peer.isGroup
      ? make('span', { className: 'avatar group' }, peer.name.slice(0, 1))
      : make('img', { className: 'avatar', src: avatarOf(peer.id), alt: '' });
    const row = make(
      'button',
      { className: peer.id === this.#peer?.id ? 'chat current' : 'chat', onclick: () => this.#show(peer) },
      avatar,
      make('b', {}, peer.name),
      make('span', { className: 'line' }, last ? lineOf(last) : ''),
    );
    if (unread > 0) row.append(make('span', { className: 'unread' }, String(unread)));
    return row;
  }

  /** Opens a chat, or none. */
  #show(peer?: Peer): void {
    this.#peer = peer;
    this.#conversation = undefined;
    this.#open.replaceChildren();
    if (peer) this.#converse(peer);
    this.#draw();
  }

  #converse(peer: Peer): void {
    this.#unread.delete(peer.id);
    const send = (draft: Parameters<Live['send']>[1]) => {
      const chat = this.#live.send(peer, draft);
      this.#note(peer.id, chat);
      return chat;
    };
    const me = String(this.#me.userId);
    const conversation = new Conversation({ api: this.#api, me, peer, send });
    this.#conversation = conversation;
    const head = make('header', {}, make('h2', {}, peer.name));
    const room = this.#room();
    if (room?.userId === this.#me.userId)
      head.append(make('button', { onclick: () => this.#dissolve(room) }, '解散群'));
    this.#open.append(head, conversation.element);
    void conversation.loadOlder();
  }

  #take(chat: Chat): void {
    const { chatType } = chat.messageHead;
    if (chat.type === readReceipt) this.#conversation?.mark(chat.content, '已读');
    else if (chat.type === recall) this.#conversation?.remove(chat.content);
    else if (chat.type >= firstGroupControl) void this.#load();
    // What concerns one person alone comes to them once more, as a single message.
    if (chat.type < recall ? chat.type !== readReceipt : chatType === 2) this.#put(chat);
  }

  #put(chat: Chat): void {
    const { chatType, from, to, messageId } = chat.messageHead;
    const mine = chat.fromUserId === String(this.#me.userId);
    const author = from.split('/')[0] ?? '';
    const peerId = chatType === 2 || mine ? to : author;
    this.#note(peerId, chat);
    if (peerId === this.#peer?.id) {
      this.#conversation?.add(chat);
      if (chatType === 1 && !mine) this.#live.send(this.#peer, { type: readReceipt, content: messageId });
    } else if (!mine) this.#unread.set(peerId, (this.#unread.get(peerId) ?? 0) + 1);
    this.#draw();
  }

  /** The chat list shows a message before it is loaded again. */
  #note(jid: string, { type, content, timeSend }: Chat): void {
    this.#last = [{ jid, type, content, timeSend }, ...this.#last.filter(last => last.jid !== jid)];
    this.#draw();
  }

  #room(): Room | undefined {
    return this.#rooms.find(({ jid }) => jid === this.#peer?.id);
  }

  #openGroupForm(): void {
    const name = make('input', { ariaLabel: '群名', required: true });
    const choices = this.#friends.map(friend => {
      const choice = make('input', { type: 'checkbox', value: friend.id });
      return { choice, label: make('label', {}, choice, friend.name) };
    });
    const form = make('form', { className: 'new-group' }, make('h2', {}, '建群'), name);
    form.append(...choices.map(({ label }) => label), make('button', {}, '创建'));
    form.onsubmit = async event => {
      event.preventDefault();
      const jid = crypto.randomUUID().replaceAll('-', '');
      const phones = choices.filter(({ choice }) => choice.checked).map(({ choice }) => Number(choice.value));
      await this.#api.call('/room/add', { jid, name: name.value, phones: JSON.stringify(phones) });
      await this.#load();
      this.#show({ id: jid, name: name.value, isGroup: true });
    };
    this.#show();
    this.#open.replaceChildren(form);
  }

  async #dissolve({ id }: Room): Promise<void> {
    // The documented way, /room/member/delete of oneself, ends the login as well.
    await this.#api.call('/room/delete', { roomId: id });
    this.#show();
    await this.#load();
  }
}
