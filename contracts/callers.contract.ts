import { concern } from './kit.ts';

const make = concern('identities', { layer: 'P' });

/** Who asks is told by the token, and by nothing else. */
export default [
  make('cookie', {
    title: 'a cookie of one account gives nothing to another: the token alone says who asks',
    operation: 'getUser',
    effect: 'read',
    needs: { people: ['owner', 'peer'] },
    async run(trial) {
      const { headers } = await trial.send('owner', 'getUser');
      // A browser keeps them all, without what stands behind the value.
      const cookies = (headers['set-cookie'] ?? '')
        .split(/,(?=[^;,]+=)/)
        .map(one => one.split(';')[0]?.trim());
      const Cookie = cookies.filter(one => one).join('; ');
      if (Cookie === '') return;
      const { userId } = await trial.ok('peer', 'getUser', {}, { headers: { Cookie } });
      trial.same(userId, trial.person('peer').userId, {
        rule: 'token-over-cookie',
        pointer: '/data/userId',
        message: 'the token must say who asks, whatever a cookie says',
        harm: 'identity',
      });
    },
  }),
  make('words', {
    title: 'words that programs write where a token is missing are nobody',
    operation: 'getUser',
    source: 'server',
    effect: 'read',
    needs: {},
    async run(trial) {
      for (const token of ['undefined', 'null', '[object Object]'])
        await trial.refused('nobody', 'getUser', {}, { code: 1030102, or: [1030101] }, { token });
    },
  }),
  make('longer-token', {
    title: 'a token longer than a valid one is not valid',
    harm: 'identity',
    operation: 'getUser',
    effect: 'read',
    source: 'server',
    async run(trial) {
      await trial.refused('owner', 'getUser', {}, { code: 1030102 }, { tokenEnd: '-x' });
    },
  }),
];
