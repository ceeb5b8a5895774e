import { concern } from './kit.ts';

const make = concern('uploads', {
  effect: 'irreversible',
  needs: { sandbox: true },
  layer: 'E',
  source: 'server',
});

/** Uploads that the service refuses. */
export default [
  make('no-file', {
    title: 'an upload without a file is refused with 1010101',
    operation: 'uploadFile',
    covers: ['uploadFile 1010101'],
    async run(trial) {
      await trial.refused('nobody', 'uploadFile', { validTime: 1 }, { code: 1010101 });
      await trial.refused(
        'nobody',
        'uploadFile',
        { validTime: 1 },
        { code: 1010101 },
        { files: [{ name: 'empty.txt', bytes: Buffer.alloc(0) }] },
      );
    },
  }),
  make('no-form', {
    title: 'an upload that is not a multipart form is refused with 1020101',
    operation: 'uploadFile',
    covers: ['uploadFile 1020101'],
    async run(trial) {
      await trial.refused(
        'nobody',
        'uploadFile',
        {},
        { code: 1020101 },
        { body: { type: 'application/json', text: '{}' } },
      );
    },
  }),
  make('no-extension', {
    title: 'a file whose name has no extension is refused with -1',
    operation: 'uploadFile',
    covers: ['uploadFile -1'],
    async run(trial) {
      await trial.refused(
        'nobody',
        'uploadFile',
        { validTime: 1 },
        { code: -1 },
        { files: [{ name: 'README', bytes: Buffer.from('x') }] },
      );
    },
  }),
];
