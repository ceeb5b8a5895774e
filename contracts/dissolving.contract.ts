import { concern } from './kit.ts';

const make = concern('dissolving', { effect: 'write' });

/** The end of a group. It may end the owner's login too, so it comes last. */
export default [
  make('dissolved', {
    title: 'the owner leaving dissolves the group for everybody',
    operation: 'removeMember',
    needs: { room: 'change', people: ['owner', 'peer'], loginEnding: true },
    async run(trial) {
      const { id: roomId, jid } = trial.room;
      const { userId } = trial.person('owner');
      await trial.ok('owner', 'removeMember', { roomId, userId });
      const lives = await trial.loginAfterDissolving();
      // The document says the login ends, no server code does it: either is right.
      trial.note({
        rule: 'login-after-dissolving',
        message: `dissolving a group ${lives ? 'left the login alive' : 'ended the login'}`,
        expected: 'the document: ended; the server: alive',
        got: lives ? 'alive' : 'ended',
      });
      await trial.refused('peer', 'getRoom', { roomId }, { code: 100411, source: 'server', harm: 'loss' });
      await trial.refused(
        'peer',
        'listNotices',
        { roomId, pageIndex: 0, pageSize: 1 },
        { code: 100411, source: 'server' },
      );
      const rooms = await trial.ok('peer', 'listRooms', { pageIndex: 0, pageSize: 0 });
      trial.holds(!rooms.some(row => row.id === roomId), {
        rule: 'unlisted',
        message: 'the group must be gone from the lists',
      });
      const chats = await trial.ok('peer', 'listLastChats', { pageIndex: 0, pageSize: 0 });
      trial.holds(!chats.some(row => row.jid === jid), {
        rule: 'chat-gone',
        message: 'the chat must be gone from the lists',
      });
      const found = await trial.ok('peer', 'search', { content: trial.marker });
      const group = found.group.filter(row => row.id === roomId);
      const messages = found.mucmsgs.filter(row => row.room_jid === jid);
      trial.same([group.length, messages.length], [0, 0], {
        rule: 'not-found',
        message: 'neither the group nor its messages must be found',
      });
    },
  }),
];
