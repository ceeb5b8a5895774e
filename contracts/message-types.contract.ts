import { concern, lastFirst, toldIn } from './kit.ts';

const make = concern('messages', { effect: 'write', needs: { chat: 'write', people: ['owner', 'peer'] } });

/** Which types of messages a history shows. */
export default [
  make('types', {
    title: 'maxType leaves out messages of that type and higher',
    harm: 'none',
    operation: 'listMessages',
    source: 'server',
    async run(trial) {
      const [picture, recall] = [
        trial.text(`图 ${trial.random.hex(4)}`),
        trial.text(`撤 ${trial.random.hex(4)}`),
      ];
      await trial.push('owner', 'peer', picture, 2);
      await trial.push('owner', 'peer', recall, 202);
      const receiver = trial.person('peer').userId;
      const list = async (maxType?: number) => {
        const rows = await trial.ok('owner', 'listMessages', {
          receiver,
          pageIndex: 0,
          pageSize: 100,
          maxType,
        });
        return rows.filter(({ content }) => content === picture || content === recall);
      };
      trial.same(
        (await list()).map(row => row.content),
        [picture],
        {
          rule: 'default-max-type',
          message: 'types of 200 and above must be left out unless asked for',
        },
      );
      const both = await list(0);
      trial.same(
        both.map(row => row.content),
        lastFirst([picture, recall], toldIn(both)),
        {
          rule: 'all-types',
          message: 'maxType 0 must show all types',
        },
      );
      for (const [content, type] of [
        [picture, 2],
        [recall, 202],
      ] as const) {
        const row = both.find(found => found.content === content);
        if (!row) continue;
        trial.same(row.contentType, type, {
          rule: 'type-kept',
          pointer: '/data/*/contentType',
          message: 'a message must keep the type it was sent with',
          source: 'document',
          harm: 'loss',
        });
      }
      trial.same(await list(2), [], {
        rule: 'max-type',
        message: 'types of maxType and above must be left out',
      });
    },
  }),
  make('group-types', {
    title: 'the history of a group accepts maxType and ignores it',
    harm: 'none',
    operation: 'listGroupMessages',
    effect: 'read',
    source: 'server',
    needs: { room: 'read' },
    async run(trial) {
      const page = { roomId: trial.room.jid, pageIndex: 0, pageSize: 50 };
      const kinds = async (given: typeof page & { readonly maxType?: number }) =>
        (await trial.ok('owner', 'listGroupMessages', given)).filter(({ contentType }) => contentType > 2);
      const all = await kinds(page);
      if (all.length === 0) return trial.notExercised('the group has only text messages');
      trial.holds((await kinds({ ...page, maxType: 2 })).length > 0, {
        rule: 'max-type-ignored',
        message: 'messages of every type must be returned, for any maxType',
        expected: `${all.length} messages`,
        got: '0 messages',
      });
    },
  }),
];
