import type { Json } from '../../harness.ts';
import { memberIn, type Row } from '../model.ts';
import { roomInList, searchUser } from '../shown.ts';
import type { World } from '../world.ts';
import { caller, command, everything, text } from './command.ts';

async function compareSearch(world: World, me: number, content: string) {
  const { model } = world;
  const { code, data } = await world.call(me, '/tigase/search', { content }, 1);
  if (code !== 1) return;
  const people = model.users.filter(user => user.nickname.includes(content));
  const groups = model
    .roomsOf(me)
    .filter(room => room.name.includes(content) || people.some(({ userId }) => memberIn(room, userId)));
  const says = ({ message }: { message: { content: string } }) => message.content.includes(content);
  const peers = [...new Set(model.copies.filter(copy => copy.owner === me).map(copy => copy.peer))];
  // Visible is what the history shows when nothing is said about types: below 200.
  const singles = peers.map(peer =>
    model.history(me, peer).filter(copy => says(copy) && copy.message.type < 200),
  );
  const mucs = model.roomsOf(me).map(({ jid }) => model.groupHistory(me, jid).filter(says));

  world.agree(Object.keys(data).sort(), ['friend', 'group', 'mucmsgs', 'shikuMsgs'], 'search');
  world.agreeRanked(data.friend, people, everything, 0, {
    key: user => user.userId,
    keyInRow: row => row.userId,
    rank: () => 0,
    shown: searchUser,
  });
  world.agreeRanked(data.group, groups, everything, 0, {
    key: room => room.id,
    keyInRow: row => row.id,
    rank: () => 0,
    shown: room => roomInList(model, room, me),
  });
  agreeMerged(world, data.shikuMsgs, singles, 'receiver');
  agreeMerged(world, data.mucmsgs, mucs, 'room_jid');
}

/** Newest first; messages of one chat in their own order, of several at the same moment in any. */
function agreeMerged(world: World, rows: Json[], chats: { readonly row: Row }[][], key: string): void {
  const found = chats.map(chat => rows.filter(row => row[key] === chat[0]?.row[key]));
  for (const [index, chat] of chats.entries())
    world.agree(
      found[index],
      chat.map(it => it.row),
      'found',
    );
  if (rows.length !== chats.flat().length)
    world.fail(`${rows.length} messages found, not ${chats.flat().length}`);
  const times = rows.map(row => row.timeSend);
  world.agree(
    times,
    [...times].sort((one, other) => other - one),
    'times of what was found',
  );
}

export const search = command('search', { me: caller, content: text }, (world, { me, content }) =>
  compareSearch(world, me, content),
);
