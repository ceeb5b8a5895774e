import { concern } from './kit.ts';

const make = concern('identities', { layer: 'P', effect: 'read' });

/** What a profile shows of somebody else, however it is asked for. */
export default [
  make('by-account', {
    title: 'a profile that is asked for by account shows no more than one asked for by id',
    harm: 'privacy',
    operation: 'getUser',
    source: 'server',
    needs: { people: ['owner', 'outsider'] },
    async run(trial) {
      const { account } = await trial.ok('outsider', 'getUser');
      if (typeof account !== 'string' || account === '')
        return trial.notExercised('the profile has no account');
      // The answer is held to what nobody else's profile may show; not every server looks for accounts (server facts 2.2).
      await trial.send('owner', 'getUser', { userId: account }, { refusable: true });
    },
  }),
];
