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
          // Clients put path after path behind it as it is: without the slash they call nobody.
          harm: 'reach',
          expected: 'http://host/',
          got: config[name],
        });
      }
    },
  }),
  make('ping', {
    title: '/config tells clients to ping before their connection is given up',
    operation: 'getConfig',
    async run(trial) {
      // A few deployments spell it another way (server facts 2.1).
      const { xmppPingTime, XMPPTimeout, xMPPTimeout } = await trial.ok('nobody', 'getConfig');
      const timeout = XMPPTimeout ?? xMPPTimeout;
      if (!(timeout > 0)) return trial.notExercised('the target names no time-out');
      trial.holds(xmppPingTime > 0 && xmppPingTime < timeout, {
        rule: 'ping-in-time',
        pointer: '/data/xmppPingTime',
        message: 'xmppPingTime must be in seconds and shorter than XMPPTimeout',
        expected: `1 to ${timeout - 1}`,
        got: xmppPingTime,
        harm: 'units',
      });
    },
  }),
];
