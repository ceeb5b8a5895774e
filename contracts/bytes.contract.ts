import { seededFile } from '../src/check/suite/seeded-file.ts';
import { type Data, type FilePart, resultCodeOf, type Trial } from '../src/check/suite/trial.ts';
import { concern } from './kit.ts';
import { fetched, holdsCounts, itemsOf, keptUploads, urlOf } from './uploading.ts';

const make = concern('bytes', { effect: 'irreversible', needs: { sandbox: true } });
const twoMegabytes = 2 * 1024 * 1024 + 17;

/** Files that get damaged where somebody cuts, converts line ends, reads text or counts in kilobytes. */
const files: Readonly<Record<string, (trial: Trial) => FilePart>> = {
  large: trial => seededFile('large.bin', twoMegabytes, trial.random),
  'over-1k': trial => seededFile('small.zip', 1025, trial.random),
  'line-ends': () => ({ name: 'lines.txt', bytes: Buffer.from('one\r\ntwo\nthree\rfour\r\n\r\n') }),
  'no-text': () => ({
    name: 'odd.dat',
    bytes: Buffer.from([0, 0xff, 0xfe, 0x0a, 0xef, 0xbb, 0xbf, 0x1a, 0]),
  }),
  chinese: () => ({ name: '说明书（第二版）.txt', bytes: Buffer.from('\ufeff繁體字：龍龜 🎉\n') }),
  'one-byte': () => ({ name: '1.bin', bytes: Buffer.from([0x0d]) }),
};

/** What is uploaded comes back byte for byte, whatever it is. */
export default [
  ...Object.entries(files).map(([what, fileFor]) =>
    make(what, {
      title: `a file comes back byte for byte: ${what.replaceAll('-', ' ')}`,
      operation: 'uploadFile',
      run: trial => holdsBytes(trial, fileFor(trial)),
    }),
  ),
  make('same-name', {
    title: 'files with the same name are stored separately, sent together or one after the other',
    operation: 'uploadFile',
    async run(trial) {
      const file = () => seededFile('同名.txt', 64, trial.random);
      const together = [file(), file()];
      const first = itemsOf(await uploaded(trial, together));
      const alone = file();
      const second = itemsOf(await uploaded(trial, [alone]));
      trial.same([first.length, second.length], [2, 1], {
        rule: 'listed-each',
        pointer: '/data',
        message: 'each of several files must be listed',
      });
      const got: Buffer[] = [];
      for (const item of [...first, ...second]) got.push((await fetched(trial, urlOf(item, 'oUrl'))).bytes);
      const wanted = [...together, alone].map(({ bytes }) => bytes);
      // In which order those of one upload are listed is said nowhere.
      trial.holds(
        wanted.every(bytes => got.some(other => other.equals(bytes))),
        {
          rule: 'same-name',
          message: 'each file must come back unchanged, even if others have the same name',
        },
      );
    },
  }),
  make('part', {
    title: 'a request for a part of a file gets that part, or the whole file',
    operation: 'getFile',
    async run(trial) {
      const file = seededFile('part.bin', 4096, trial.random);
      const [item] = itemsOf(await uploaded(trial, [file]));
      const [from, to] = [1000, 1999];
      const url = urlOf(item, 'oUrl');
      const part = await fetched(trial, url, { Range: `bytes=${from}-${to}` });
      const wanted = part.status === 206 ? file.bytes.subarray(from, to + 1) : file.bytes;
      trial.holds(part.bytes.equals(wanted), {
        rule: 'part',
        message: 'a request for a part of a file must get that part, or the whole file',
        expected: `bytes ${from} to ${to}`,
        got: `status ${part.status}, ${part.bytes.length} bytes`,
        exchange: part,
      });
    },
  }),
  make('empty', {
    title: 'an empty file sent with another is left out or comes back empty',
    operation: 'uploadFile',
    async run(trial) {
      const full = { name: 'full.txt', bytes: Buffer.from('full') };
      const data = await uploaded(trial, [{ name: 'empty.txt', bytes: Buffer.alloc(0) }, full]);
      await holdsItem(trial, data, full);
      const item = itemsOf(data).find(({ oFileName, status }) => oFileName === 'empty.txt' && status === 1);
      if (!item) return;
      const file = await fetched(trial, urlOf(item, 'oUrl'));
      trial.same(file.bytes.length, 0, {
        rule: 'empty-file',
        message: 'an empty file must come back empty',
        exchange: file,
      });
    },
  }),
];

async function holdsBytes(trial: Trial, file: FilePart): Promise<void> {
  await holdsItem(trial, await uploaded(trial, [file]), file);
}

async function uploaded(trial: Trial, parts: readonly FilePart[]): Promise<Data<'uploadFile'>> {
  trial.willKeep(keptUploads);
  const given = { validTime: 1, userId: 0 };
  const answer = await trial.send('nobody', 'uploadFile', given, { files: parts });
  // Documented is no limit; what stands in front of a server has one (server facts 5).
  if (answer.status === 413)
    return trial.notExercised('the upload service does not accept files of that size');
  const { data } = (answer.json ?? {}) as { data?: Data<'uploadFile'> };
  trial.holds(resultCodeOf(answer) === 1 && data !== undefined, {
    rule: 'taken',
    message: 'a file must be accepted',
    expected: 'result code 1',
    got: `result code ${resultCodeOf(answer) ?? 'none'}`,
  });
  const count = parts.filter(({ bytes }) => bytes.length > 0).length;
  holdsCounts(
    trial,
    answer,
    { total: count, success: count, failure: 0 },
    {
      rule: 'counts',
      message: 'total and success must be the number of files, failure 0',
      harm: 'none',
    },
  );
  return data ?? {};
}

async function holdsItem(trial: Trial, data: Data<'uploadFile'>, { name, bytes }: FilePart): Promise<void> {
  const item = itemsOf(data).find(({ oFileName }) => oFileName === name);
  const listed = trial.same([item?.oFileName, item?.status], [name, 1], {
    rule: 'listed-by-name',
    pointer: '/data',
    message: 'a file must be listed with its original name',
  });
  if (!listed) return;
  const file = await fetched(trial, urlOf(item, 'oUrl'));
  trial.holds(file.bytes.equals(bytes), {
    rule: 'same-bytes',
    message: 'the file must come back byte for byte',
    expected: `${bytes.length} bytes`,
    got: `status ${file.status}, ${file.bytes.length} bytes${firstDifference(bytes, file.bytes)}`,
    exchange: file,
  });
}

function firstDifference(one: Buffer, other: Buffer): string {
  const at = one.findIndex((byte, index) => other[index] !== byte);
  return at < 0 ? '' : `, the first other one at ${at}`;
}
