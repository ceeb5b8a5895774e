import fc from 'fast-check';
import { matches, Shape } from '../matching.ts';
import { otherProfile, ownProfile } from '../shown.ts';
import { caller, command, person } from './command.ts';

const url = new Shape('a URL that ends in a slash', matches(/^http:\/\/127\.0\.0\.1:\d+\/$/));

export const getConfig = command('getConfig', {}, async world => {
  const answer = await world.send(undefined, '/config', {});
  world.envelope(answer, '/config');
  const { apiUrl, uploadUrl, downloadUrl, downloadAvatarUrl } = answer.data;
  world.agree(
    { apiUrl, uploadUrl, downloadUrl, downloadAvatarUrl },
    { apiUrl: url, uploadUrl: url, downloadUrl: url, downloadAvatarUrl: url },
    'config',
  );
});

export const getUser = command(
  'getUser',
  {
    me: caller,
    who: fc.oneof(person, fc.constantFrom('' as const, undefined, 424242, '100164373329', 'nobody')),
  },
  async (world, { me, who }) => {
    const { model } = world;
    const user = model.user(who === '' || who === undefined ? me : Number(who));
    const { code, data } = await world.call(me, '/user/get', { userId: who }, user ? 1 : 100211);
    if (code !== 1 || !user) return;
    world.agree(data, user.userId === me ? ownProfile(user) : otherProfile(model, me, user), 'profile');
  },
);
