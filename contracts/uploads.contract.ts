import type { Data } from '../src/check/suite/trial.ts';
import { concern, serverTimeField } from './kit.ts';
import { picture, sizeOf } from './picture.ts';
import { fetched, holdsCounts, itemsByKind, itemsOf, keptUploads, uploadFiles, urlOf } from './uploading.ts';

const make = concern('uploads', { effect: 'irreversible', needs: { sandbox: true } });
const lists = {
  images: 'uploadFile /data/images',
  audios: 'uploadFile /data/audios',
  videos: 'uploadFile /data/videos',
  others: 'uploadFile /data/others',
};

const halfDay = 14 * 60 * 60 * 1000;
const monthOf = (ms: number) => new Date(ms).toISOString().slice(0, 7).replace('-', '');

/** Files: uploaded, listed by kind, fetched again byte for byte. */
export default [
  make('image', {
    title: 'a picture is kept with a thumbnail, and both can be fetched',
    operation: 'uploadFile',
    covers: [lists.images],
    async run(trial) {
      const bytes = picture(300, 150, [trial.random.below(256), 120, 40]);
      const before = trial.since;
      const data = await uploadFiles(trial, [{ name: '首页 🎉.png', bytes }]);
      const [image] = data.images ?? [];
      trial.same([image?.oFileName, image?.status], ['首页 🎉.png', 1], {
        rule: 'taken',
        pointer: '/data/images/0',
        message: 'the picture must be accepted, with its name',
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
      const size = sizeOf(small.bytes);
      trial.holds(size !== undefined, {
        rule: 'thumbnail-there',
        message: 'the thumbnail must be there, and a picture',
        expected: 'a picture',
        got: `status ${small.status}, ${small.bytes.length} bytes`,
        exchange: small,
      });
      trial.holds(!small.bytes.equals(bytes), {
        rule: 'thumbnail-made',
        message: 'the thumbnail must be a smaller picture, not the original',
        expected: 'a longest side of 100 pixels',
        got: `the original of ${bytes.length} bytes`,
        exchange: small,
      });
      for (const file of [original, small]) {
        const type = file.headers['content-type'] ?? '';
        trial.holds(/^image\/|^application\/octet-stream\b|^$/.test(type), {
          rule: 'media-type',
          message: 'a picture must not be served as something else',
          harm: 'transport',
          source: 'server',
          expected: 'image/png',
          got: type,
          exchange: file,
        });
      }
      if (size) {
        trial.same(size, [100, 50], {
          rule: 'thumbnail',
          message: 'the longest side of the thumbnail must be 100 pixels',
          source: 'server',
          harm: 'none',
          exchange: small,
        });
      }
      const url = urlOf(image, 'oUrl');
      trial.holds(/\.png(?:$|\?)/i.test(url), {
        rule: 'extension-kept',
        pointer: '/data/images/0/oUrl',
        message: 'the URL must keep the extension of the file, by which browsers and apps know its kind',
        source: 'document',
        expected: '….png',
        got: url,
      });
      const [, month = ''] = /\/(?:u\/)?\d+\/\d+\/(\d{6})\/(?:o\/)?[^/]+\.png$/.exec(url) ?? [];
      trial.holds(month !== '', {
        rule: 'url',
        pointer: '/data/images/0/oUrl',
        message: 'the URL must be /0/0/{yyyyMM}/o/{name}.{ext}, or the same below /u',
        source: 'server',
        harm: 'none',
        expected: '/0/0/{yyyyMM}/o/{name}.{ext}',
        got: url,
      });
      // The month is that of the place where the server stands, which may be half a day from here.
      const after = await serverTimeField(trial);
      const months = [before - halfDay, after + halfDay].map(monthOf);
      trial.holds(month === '' || months.includes(month), {
        rule: 'month',
        pointer: '/data/images/0/oUrl',
        message: 'a file must be stored under the month of its upload',
        harm: 'units',
        expected: [...new Set(months)].join(' or '),
        got: month,
      });
    },
  }),
  make('kinds', {
    title: 'several files are sorted into images, audio, video and others, and counted',
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
      const data = await uploadFiles(trial, files);
      const sorted = Object.fromEntries(
        itemsByKind(data).map(([kind, list]) => [kind, list.map(item => item.oFileName)]),
      );
      trial.same(
        sorted,
        { images: ['d.png'], audios: ['a.mp3'], videos: ['b.mp4'], others: ['c.txt', '说明.PDF'] },
        { rule: 'kinds', pointer: '/data', message: 'each file must be listed under its kind', harm: 'none' },
      );
      // One that is small already has a thumbnail as well (server facts 5).
      const small = await fetched(trial, urlOf(data.images?.[0], 'tUrl'));
      trial.holds(sizeOf(small.bytes) !== undefined, {
        rule: 'thumbnail-there',
        message: 'the thumbnail must be there, and a picture',
        harm: 'loss',
        expected: 'a picture',
        got: `status ${small.status}, ${small.bytes.length} bytes`,
        exchange: small,
      });
      for (const item of itemsOf(data).filter(it => it.oFileName !== 'd.png')) {
        const file = await fetched(trial, urlOf(item, 'oUrl'));
        trial.holds(file.bytes.equals(bytes), {
          rule: 'same-bytes',
          message: 'the file must come back byte for byte',
          expected: `${bytes.length} bytes`,
          got: `status ${file.status}, ${file.bytes.length} bytes`,
          exchange: file,
        });
      }
    },
  }),
  make('counts', {
    title: 'total is the number of files received, success and failure the result',
    operation: 'uploadFile',
    source: 'server',
    layer: 'I',
    async run(trial) {
      trial.willKeep(keptUploads);
      const files = [
        { name: 'good.png', bytes: picture(4, 4, [9, 9, 9]) },
        { name: 'broken.png', bytes: Buffer.from('no picture') },
        { name: 'x.bin', bytes: Buffer.from([0, 255, 13, 10]) },
      ];
      const answer = await trial.send('nobody', 'uploadFile', { validTime: 1 }, { files });
      const { data } = (answer.json ?? {}) as { data?: Data<'uploadFile'> };
      holdsCounts(
        trial,
        answer,
        { total: 3, success: 2, failure: 1 },
        {
          rule: 'counts',
          message: 'three files were sent: two must succeed, one must fail',
        },
      );
      const broken = itemsOf(data ?? {}).find(item => item.oFileName === 'broken.png');
      trial.same(broken?.status, 0, {
        rule: 'refused-item',
        pointer: '/data/images/*/status',
        message: 'a picture that cannot be decoded must have status 0',
      });
    },
  }),
  make('pages', {
    title: 'an uploaded page is never served',
    operation: 'getFile',
    source: 'document',
    async run(trial) {
      const data = await uploadFiles(trial, [
        { name: 'page.html', bytes: Buffer.from('<script>alert(1)</script>') },
      ]);
      const [item] = itemsOf(data);
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
