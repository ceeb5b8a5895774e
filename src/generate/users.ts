import { newUser } from '../domain/new-user.ts';
import type { UserRow } from '../store/tables/rows.ts';
import type { ValueSource } from './source.ts';

/** The id of the first generated user; the others follow. */
const firstUserId = 100_000;

/** Made-up users, ids from 100000 up. Their phones, 130 and eight digits of the id, are plainly invented. */
export function generateUsers(source: ValueSource, count: number): UserRow[] {
  return Array.from({ length: count }, (_, index) => userOf(source, index));
}

/** The account that serves everybody, id 10000, as in the demo data. */
export function serviceAccount(source: ValueSource): UserRow {
  return newUser({
    userId: 10_000,
    nickname: '客服公众号',
    accountEnd: '451059',
    createTime: source.timeline.start,
    password: '2274c9fe54f51a02ef0d3c0d2e0a3960',
  });
}

function userOf(source: ValueSource, index: number): UserRow {
  const field = (name: string) => source.field('users', name);
  const createTime = source.timeline.registered(index, field('createTime').fraction(index));
  const isPlaced = field('isPlaced').chance(index, 0.3);
  const row = newUser({
    userId: firstUserId + index,
    nickname: nickname(source, index),
    accountEnd: String(field('account').below(index, 1_000_000)).padStart(6, '0'),
    createTime,
    password: field('password').hex32(index),
  });
  return {
    ...row,
    balance: field('hasBalance').chance(index, 0.4) ? field('balance').below(index, 1_000_000) / 100 : 0,
    birthday: field('hasBirthday').chance(index, 0.5) ? birthday(field('birthday').fraction(index)) : 0,
    description: source.text(
      'users',
      'description',
      index,
      faker =>
        faker.helpers.maybe(() => `${faker.person.bio()}，${faker.location.city()}`, { probability: 0.3 }) ??
        '',
    ),
    loc: isPlaced
      ? {
          lat: place(field('lat').fraction(index), 22, 42),
          lng: place(field('lng').fraction(index), 100, 122),
        }
      : row.loc,
    settings: {
      ...row.settings,
      isTyping: field('isTyping').chance(index, 0.3) ? 1 : 0,
      isVibration: field('isVibration').chance(index, 0.3) ? 1 : 0,
      multipleDevices: field('multipleDevices').chance(index, 0.9) ? 1 : 0,
    },
    sex: field('sex').below(index, 2),
    showLastLoginTime: source.timeline.noticed(field('showLastLoginTime').fraction(index)),
  };
}

/** Mostly a Chinese name; some have a suffix or are a login name, as in the document's samples. */
function nickname(source: ValueSource, index: number): string {
  const kind = source.field('users', 'nicknameKind').fraction(index);
  return source.text('users', 'nickname', index, faker => {
    if (kind < 0.06) return faker.string.alphanumeric({ length: 5 });
    if (kind < 0.1) return `${faker.animal.type()}${faker.string.numeric(3)}`;
    return faker.person.fullName();
  });
}

/** A day between 1975 and 2003, s: 9 or 10 digits, as the contract judges seconds by. */
function birthday(share: number): number {
  return (1_826 + Math.floor(share * 10_226)) * 86_400;
}

/** Degrees with six decimals. */
function place(share: number, least: number, most: number): number {
  return Math.floor((least + share * (most - least)) * 1_000_000) / 1_000_000;
}
