import { concern } from './kit.ts';

const make = concern('config', { layer: 'I', source: 'server' });
const addresses = ['apiUrl', 'uploadUrl', 'downloadUrl', 'downloadAvatarUrl'] as const;

/** What a client asks before anything else (server facts 2.1). */
export default [
  make('addresses', {
    title: '/config gives all addresses, each with a slash at its end',
    operation: 'getConfig',
    async run(trial) {
      const config = await trial.ok('nobody', 'getConfig');
      for (const name of addresses) {
        trial.holds(/^https?:\/\/[^\s/]+(?:\/\S*)?\/$/.test(config[name]), {
          rule: 'base-address',
          pointer: `/data/${name}`,
          message: `${name} must be an address to which a path can be added`,
          expected: 'http://host/',
          got: config[name],
        });
      }
    },
  }),
];
