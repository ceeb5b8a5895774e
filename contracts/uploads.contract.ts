import type { Data, FilePart, Trial } from '../src/check/suite/trial.ts';
import { concern } from './kit.ts';
import { picture, sizeOf } from './picture.ts';

const make = concern('uploads', { effect: 'irreversible', needs: { sandbox: true } });
const kept = 'uploaded files that are kept for one day (validTime 1)';
const lists = {
  images: 'uploadFile /data/images',
  audios: 'uploadFile /data/audios',
  videos: 'uploadFile /data/videos',
  others: 'uploadFile /data/others',
};

/** Uploads; nothing deletes a file, so each is kept for a day only. */
function upload(trial: Trial, files: readonly FilePart[]): Promise<Data<'uploadFile'>> {
  trial.willKeep(kept);
  return trial.ok('nobody', 'uploadFile', { validTime: 1, userId: 0 }, { files });
}

/** Fetches a file by the path of its URL: never from the host an answer names. */
async function fetched(trial: Trial, url: string) {
  const { pathname } = new URL(url, 'http://x');
  return trial.send('nobody', 'getFile', {}, { path: pathname });
}

const items = (data: Data<'uploadFile'>) => Object.values(data).flatMap(list => list ?? []);
const urlOf = (item: object | undefined, name: 'oUrl' | 'tUrl') =>
  String((item as Record<string, unknown> | undefined)?.[name] ?? '');

/** Files: uploaded, listed by kind, fetched again byte for byte. */
export default [
  make('image', {
    title: 'a picture is kept with a thumbnail, and both can be fetched',
    operation: 'uploadFile',
    covers: [lists.images],
    async run(trial) {
      const bytes = picture(300, 150, [trial.random.below(256), 120, 40]);
      const data = await upload(trial, [{ name: '首页 🎉.png', bytes }]);
      const [image] = data.images ?? [];
      trial.same([image?.oFileName, image?.status], ['首页 🎉.png', 1], {
        rule: 'taken',
        pointer: '/data/images/0',
        message: 'the picture must be taken, with its name',
      });
      const [original, small] = [
        await fetched(trial, urlOf(image, 'oUrl')),
        await fetched(trial, urlOf(image, 'tUrl')),
      ];
      trial.holds(original.bytes.equals(bytes), {
        rule: 'same-bytes',
        message: 'the file must come back byte for byte',
        expected: `${bytes.length} bytes`,
        got: `status ${original.status}, ${original.bytes.length} bytes`,
        exchange: original,
      });
      trial.same(sizeOf(small.bytes), [100, 50], {
        rule: 'thumbnail',
        message: 'the thumbnail must have its longest side 100 pixels',
        source: 'server',
        harm: 'none',
        exchange: small,
      });
      trial.holds(/\/0\/0\/\d{6}\/o\/[0-9a-f]{32}\.png$/.test(urlOf(image, 'oUrl')), {
        rule: 'url',
        pointer: '/data/images/0/oUrl',
        message: 'the URL must be /0/0/{yyyyMM}/o/{32 hex}.{ext}',
        got: urlOf(image, 'oUrl'),
      });
    },
  }),
  make('kinds', {
    title: 'several files are sorted into pictures, sounds, films and others, and counted',
    operation: 'uploadFile',
    source: 'server',
    covers: Object.values(lists),
    async run(trial) {
      const bytes = Buffer.from(trial.random.hex(40));
      const names = ['a.mp3', 'b.mp4', 'c.txt', '说明.PDF'];
      const files = [
        ...names.map(name => ({ field: trial.random.pick(['file', 'file', 'any']), name, bytes })),
        { name: 'd.png', bytes: picture(9, 9, [1, 2, 3]) },
      ];
      const data = await upload(trial, files);
      const sorted = Object.fromEntries(
        Object.entries(data).map(([kind, list]) => [kind, (list ?? []).map(item => item.oFileName)]),
      );
      trial.same(
        sorted,
        { images: ['d.png'], audios: ['a.mp3'], videos: ['b.mp4'], others: ['c.txt', '说明.PDF'] },
        { rule: 'kinds', pointer: '/data', message: 'each file must be listed under its kind', harm: 'none' },
      );
      for (const item of items(data).filter(it => it.oFileName !== 'd.png')) {
        const file = await fetched(trial, urlOf(item, 'oUrl'));
        trial.holds(file.bytes.equals(bytes), {
          rule: 'same-bytes',
          message: 'the file must come back byte for byte',
          got: `status ${file.status}, ${file.bytes.length} bytes`,
          exchange: file,
        });
      }
    },
  }),
  make('counts', {
    title: 'total is what came, success and failure what became of it',
    operation: 'uploadFile',
    source: 'server',
    layer: 'I',
    async run(trial) {
      trial.willKeep(kept);
      const files = [
        { name: 'good.png', bytes: picture(4, 4, [9, 9, 9]) },
        { name: 'broken.png', bytes: Buffer.from('no picture') },
        { name: 'x.bin', bytes: Buffer.from([0, 255, 13, 10]) },
      ];
      const answer = await trial.send('nobody', 'uploadFile', { validTime: 1 }, { files });
      const { total, success, failure, data } = (answer.json ?? {}) as {
        total?: number;
        success?: number;
        failure?: number;
        data?: Data<'uploadFile'>;
      };
      trial.same([total, success, failure], [3, 2, 1], {
        rule: 'counts',
        message: 'three came, two were taken, one could not be',
      });
      const broken = items(data ?? {}).find(item => item.oFileName === 'broken.png');
      trial.same(broken?.status, 0, {
        rule: 'refused-item',
        pointer: '/data/images/*/status',
        message: 'a picture that cannot be decoded must have status 0',
      });
    },
  }),
  make('no-file', {
    title: 'an upload without a file is refused with 1010101',
    operation: 'uploadFile',
    layer: 'E',
    source: 'server',
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
    title: 'an upload that is no multipart form is refused with 1020101',
    operation: 'uploadFile',
    layer: 'E',
    source: 'server',
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
    layer: 'E',
    source: 'server',
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
  make('pages', {
    title: 'an uploaded page is never served',
    operation: 'getFile',
    source: 'document',
    async run(trial) {
      const data = await upload(trial, [
        { name: 'page.html', bytes: Buffer.from('<script>alert(1)</script>') },
      ]);
      const [item] = items(data);
      const page = await fetched(trial, urlOf(item, 'oUrl'));
      if (page.status === 200) {
        trial.holds(false, {
          rule: 'page-served',
          message: 'a page that can carry a script is served (the printed nginx rule does not catch it)',
          source: 'server',
          harm: 'none',
          expected: 'status 403',
          got: `status ${page.status}`,
          exchange: page,
        });
      } else
        trial.same(page.status, 403, {
          rule: 'page-status',
          message: 'a page must be refused with 403',
          exchange: page,
        });
    },
  }),
];
