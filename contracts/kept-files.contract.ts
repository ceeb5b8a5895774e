import { setTimeout as wait } from 'node:timers/promises';
import { concern } from './kit.ts';
import { picture, sizeOf } from './picture.ts';
import { fetched, itemsOf, uploadFiles, urlOf } from './uploading.ts';

const make = concern('uploads', { effect: 'irreversible', needs: { sandbox: true } });
/** A second, and what a clock may lack of it. */
const secondMs = 1200;

/** Files that are kept: each its own thumbnail, and for as long as was asked. */
export default [
  make('several-images', {
    title: 'each of several pictures has its own thumbnail',
    operation: 'uploadFile',
    async run(trial) {
      const shapes = [
        ['wide.png', 300, 150],
        ['tall.png', 150, 300],
      ] as const;
      const files = shapes.map(([name, width, height], index) => ({
        name,
        bytes: picture(width, height, [trial.random.below(256), 120, 40 + index]),
      }));
      const { images } = await uploadFiles(trial, files);
      for (const [name, width, height] of shapes) {
        const image = images?.find(({ oFileName }) => oFileName === name);
        const small = await fetched(trial, urlOf(image, 'tUrl'));
        const size = sizeOf(small.bytes);
        if (!size) return trial.notExercised('the thumbnails are not PNG');
        const [across, down] = size;
        trial.same(across > down, width > height, {
          rule: 'own-thumbnail',
          message: 'the thumbnail must be that of the picture',
          harm: 'loss',
          exchange: small,
        });
      }
    },
  }),
  make('kept', {
    title: 'a file that is kept for a day is still there after a second',
    operation: 'uploadFile',
    lengthy: true,
    async run(trial) {
      const bytes = Buffer.from(trial.random.hex(40));
      const [item] = itemsOf(await uploadFiles(trial, [{ name: 'kept.txt', bytes }]));
      const url = urlOf(item, 'oUrl');
      if ((await fetched(trial, url)).status !== 200) return trial.notExercised('the file was not there');
      await wait(secondMs);
      const later = await fetched(trial, url);
      trial.holds(later.bytes.equals(bytes), {
        rule: 'kept',
        message: 'the file must be there for as long as validTime says',
        expected: `${bytes.length} bytes`,
        got: `status ${later.status}, ${later.bytes.length} bytes`,
        exchange: later,
      });
    },
  }),
];
