import { concern } from './kit.ts';

const make = concern('transport', { layer: 'M', source: 'server' });

/** What browsers and libraries say in headers by themselves. */
export default [
  make('etag', {
    title: 'whoever has an answer already is told when it has changed',
    operation: 'getRoom',
    effect: 'write',
    source: 'server',
    // A browser asks so by itself, and shows what it has.
    harm: 'loss',
    needs: { room: 'change' },
    async run(trial) {
      const { id: roomId } = trial.room;
      const [one, other] = [trial.random.hex(8), trial.random.hex(8)].map(word => trial.text(`标记 ${word}`));
      await trial.ok('owner', 'updateRoom', { roomId, desc: one });
      const { headers } = await trial.send('owner', 'getRoom', { roomId });
      const tag = headers.etag ?? '';
      if (tag === '') return;
      await trial.ok('owner', 'updateRoom', { roomId, desc: other });
      const { desc } = await trial.ok('owner', 'getRoom', { roomId }, { headers: { 'If-None-Match': tag } });
      trial.same(desc, other, {
        rule: 'changed-since',
        pointer: '/data/desc',
        message: 'an answer that has changed must be sent again',
      });
    },
  }),
  make('accept', {
    title: 'a client may ask for JSON',
    operation: 'getUser',
    source: 'server',
    harm: 'transport',
    async run(trial) {
      // What the usual libraries send.
      for (const Accept of ['application/json', 'application/json, text/plain, */*'])
        await trial.ok('owner', 'getUser', {}, { headers: { Accept } });
    },
  }),
];
