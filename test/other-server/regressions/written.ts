import type { Answer } from '../http/answer.ts';
import type { Change } from '../state/collection.ts';
import { doing } from './define.ts';
import type { Regression } from './hooks.ts';
import { type Row, renamed } from './rewrite.ts';

const shape = doing('shape');

/** Changes rows that are written from now on; those of before stay as they are. */
const rewritten = (
  id: string,
  paths: readonly string[],
  says: string,
  collection: string,
  change: (row: Row) => Row,
) =>
  shape(id, paths, says, {
    store: (written: Change) =>
      written.collection === collection && written.after
        ? { ...written, after: change(written.after as Row) }
        : written,
  });

/** Changes the text of successful answers of one operation; a null in it is one that the serialiser did not drop. */
const printed = (
  id: string,
  path: string,
  says: string,
  change: (text: string) => string,
  expected?: Regression['expected'],
) =>
  shape(
    id,
    [path],
    says,
    {
      answer: (answer: Answer, asked) =>
        asked.path === path && asked.resultCode === 1
          ? { ...answer, bytes: Buffer.from(change(answer.bytes.toString('utf8'))) }
          : answer,
    },
    expected,
  );

const text = (name: string) => new RegExp(`"${name}":"(?:[^"\\\\]|\\\\.)*"`, 'g');

/** Fields that are wrong in new rows alone, and fields that are null. */
export const written: readonly Regression[] = [
  rewritten(
    'new-messages-read-text',
    ['/tigase/shiku_msgs'],
    'isRead of new messages is a text',
    'messages',
    row => ({
      ...row,
      isRead: String(row.isRead),
    }),
  ),
  rewritten(
    'new-messages-renamed',
    ['/tigase/shiku_msgs'],
    'new messages have body instead of message',
    'messages',
    row => renamed(row, 'message', 'body'),
  ),
  rewritten(
    'new-group-messages-id-number',
    ['/tigase/shiku_muc_msgs'],
    'sender of new group messages is a number',
    'groupMessages',
    row => ({
      ...row,
      sender: Number(row.sender),
    }),
  ),
  rewritten(
    'new-notices-text-renamed',
    ['/room/noticesPage'],
    'new notices have content instead of text',
    'notices',
    row => renamed(row, 'text', 'content'),
  ),
  rewritten('new-rooms-limit-text', ['/room/get'], 'maxUserSize of new groups is a text', 'rooms', row => ({
    ...row,
    maxUserSize: String(row.maxUserSize),
  })),
  rewritten(
    'new-members-nickname-list',
    ['/room/get'],
    'nicknames of new members are lists',
    'members',
    row => ({
      ...row,
      nickname: [row.nickname],
    }),
  ),
  rewritten(
    'new-chats-id-number',
    ['/tigase/getLastChatList'],
    'userId of new last chats is a number',
    'lastChats',
    row => ({
      ...row,
      userId: Number(row.userId),
    }),
  ),
  printed('members-nickname-null', '/room/member/list', 'nicknames of members are null', body =>
    body.replace(text('nickname'), '"nickname":null'),
  ),
  printed('room-members-null', '/room/get', 'members of a group are null', body =>
    body.replace(/"members":\[.*?\](?=,"|\})/, '"members":null'),
  ),
  printed('rooms-notice-null', '/room/list/his', 'a group without notices has null', body =>
    body.replace(/"notice":\{[^{}]*\}/g, '"notice":null'),
  ),
  printed('friends-nickname-gone', '/friends/page', 'friends come without toNickname', body =>
    body.replace(/"toNickname":"(?:[^"\\]|\\.)*",/g, ''),
  ),
  printed('found-people-renamed', '/tigase/search', 'people who are found have id instead of userId', body =>
    body.replace(/"userId":(?=\d)/g, '"uid":'),
  ),
  printed('message-keys-snake', '/tigase/shiku_muc_msgs', 'keys inside message are written otherwise', body =>
    body.replaceAll('\\"fromUserId\\"', '\\"from_user_id\\"'),
  ),
  printed('ids-shortened', '/room/list/his', 'ids of groups have 20 digits', body =>
    body.replace(/"id":"([0-9a-f]{20})[0-9a-f]{4}"/g, '"id":"$1"'),
  ),
  printed(
    'success-with-null',
    '/room/transfer',
    'success without data has data: null',
    body => body.replace('"resultCode":1', '"data":null,"resultCode":1'),
    'drift',
  ),
];
