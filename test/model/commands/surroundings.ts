import fc from 'fast-check';
import { caller, command, person } from './command.ts';

/** Who dissolved a group gets his token back from the control API. */
export const openLogin = command('openLogin', { who: person }, async (world, { who }) => {
  for (const userId of new Set([who, ...world.model.ended])) {
    await world.client.admin('/tokens', { userId });
    world.model.ended.delete(userId);
  }
});

export const timePasses = command(
  'timePasses',
  { ms: fc.constantFrom(1, 999, 1000, 1001, 61_000, 0) },
  async (world, { ms }) => {
    world.mock.mock.world().store.clock.advance(ms);
    world.model.now += ms;
  },
);

const tokens = [undefined, '', 'mock-expired', 'mock-424242', 'x'] as const;
const paths = ['/user/get', '/friends/add', '/room/update', '/tigase/deleteMsg', '/tigase/shiku_muc_msgs'];

/** Without a good token nothing else is looked at. */
export const noToken = command(
  'noToken',
  { token: fc.constantFrom(...tokens), path: fc.constantFrom(...paths) },
  async (world, { token, path }) => {
    const answer = await world.send(token, path, { toUserId: 'abc' });
    const resultCode = token ? 1030102 : 1030101;
    const resultMsg = token ? '访问令牌过期或无效' : '缺少访问令牌';
    world.agree(answer, { resultCode, resultMsg }, path);
  },
);

const group = '60210278cb36d459fe88c196';
const phones = { sendPhone: '18094152050', toUserPhone: '13112345611' };
/** What lacks, or is of another type: the binder's doing (no `currentTime`) or the operation's own. */
const refusals = [
  ['/friends/page', { pageSize: 1 }, 1010101, 'binder'],
  ['/friends/add', {}, 1010101, 'binder'],
  ['/friends/add', { toUserId: '' }, 1010101, 'binder'],
  ['/tigase/shiku_muc_msgs', {}, 1010101, 'binder'],
  ['/tigase/shiku_msgs', { receiver: '' }, 1010101, 'binder'],
  ['/room/update', { roomName: 'x' }, 1010101, 'binder'],
  ['/room/transfer', { toUserId: 100158 }, 1010101, 'binder'],
  ['/room/member/list', {}, 1010101, 'binder'],
  ['/room/member/setOfflineNoPushMsg', { userId: 0 }, 1010101, 'binder'],
  ['/room/member/setOfflineNoPushMsg', { roomId: group }, 1010101, 'binder'],
  ['/room/member/delete', { roomId: group }, 1010101, 'binder'],
  ['/room/member/delete', { userId: 100158 }, 1010101, 'binder'],
  ['/room/member/update', { phones: '[100174]' }, 1010101, 'binder'],
  ['/tigase/dialog/add', { isAdaptive: 1 }, 1010101, 'binder'],
  ['/tigase/dialog/delete', {}, 1010101, 'binder'],
  ['/console/oneSendOne', { type: 1, content: 'x', sendPhone: phones.sendPhone }, 1010101, 'binder'],
  ['/console/oneSendOne', { type: 1, ...phones }, 1010101, 'binder'],
  ['/room/get', {}, 1010101, 'operation'],
  ['/room/noticesPage', {}, 1020101, 'operation'],
  ['/room/transfer', { roomId: group }, 100403, 'operation'],
  ['/room/member/update', { roomId: group }, 1010102, 'operation'],
  ['/tigase/deleteMsg', { type: 1, delete: 2 }, 1010101, 'operation'],
  ['/tigase/deleteMsg', { type: 2, delete: 2, messageId: '' }, 1010101, 'operation'],
  ['/tigase/search', {}, 1010101, 'operation'],
  ['/friends/page', { userId: 'abc' }, 1020101, 'binder'],
  ['/room/list/his', { pageIndex: 'abc' }, 1020101, 'binder'],
  ['/tigase/getLastChatList', { pageSize: '1.5' }, 1020101, 'binder'],
  ['/tigase/shiku_msgs', { receiver: 100158, maxType: 'all' }, 1020101, 'binder'],
  ['/tigase/deleteMsg', { type: 'single', messageId: 'x' }, 1020101, 'binder'],
  ['/room/transfer', { roomId: group, toUserId: 'him' }, 1020101, 'binder'],
  ['/tigase/dialog/add', { jid: '100158', isAdaptive: 'yes' }, 1020101, 'binder'],
] as const;

export const refusal = command(
  'refusal',
  { me: caller, which: fc.constantFrom(...refusals) },
  async (world, { me, which: [path, parameters, due, who] }) => {
    const { code, answer } = await world.call(me, path, parameters, due);
    // A login that has ended is told before anything else.
    if (code !== due) return;
    if ('detailMsg' in answer !== (who === 'binder') || 'currentTime' in answer !== (who === 'operation'))
      world.fail(`${JSON.stringify(answer)} is not the envelope of the ${who}`);
  },
);
