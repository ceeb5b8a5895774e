import type { Exchange } from '../src/check/suite/trial.ts';
import { concern } from './kit.ts';

const make = concern('files', { layer: 'T' });
const gone = `/0/0/202103/o/${'0'.repeat(32)}`;

/** Whether a text is the API's answer that something failed. */
function isFailure(text: string): boolean {
  const code = /^\{.*"resultCode"\s*:\s*(-?\d+)/s.exec(text)?.[1];
  return code !== undefined && code !== '1';
}

/** The file service (document 3.0), as far as reading goes; uploads show the rest. */
export default [
  make('known', {
    title: 'a stored file is served with four days of caching',
    operation: 'getFile',
    async run(trial) {
      const { example } = trial.contract.operation('getFile');
      if (!trial.isMock || example === undefined)
        return trial.notExercised('no file is known before an upload');
      const file = await trial.send('nobody', 'getFile', {}, { path: example });
      if (file.status === 404) return trial.notExercised('the example file is not in this store');
      const cache = (
        name: string,
        fits: (value: string) => boolean,
        expected: string,
        { headers }: Exchange,
      ) =>
        trial.holds(fits(headers[name] ?? ''), {
          rule: name,
          message: `${name} must cache a file for four days`,
          expected,
          got: headers[name] ?? 'no such header',
        });
      cache('cache-control', value => /max-age=345600/.test(value), 'max-age=345600', file);
      cache(
        'expires',
        value => Math.abs(Date.parse(value) - Date.now() - 345_600_000) < 86_400_000,
        'four days from now',
        file,
      );
      const type = file.headers['content-type'] ?? 'no such header';
      trial.holds(/^image\/(?:png|jpeg|gif)\b/.test(type), {
        rule: 'media-type',
        message: 'an image must be served as an image',
        expected: 'image/png',
        got: type,
        source: 'server',
      });
      const again = await trial.send('nobody', 'getFile', {}, { path: example });
      trial.holds(again.bytes.equals(file.bytes), {
        rule: 'same-bytes',
        message: 'a file must not change between two readings',
        expected: `${file.bytes.length} bytes`,
        got: `status ${again.status}, ${again.bytes.length} bytes`,
      });
    },
  }),
  make('missing', {
    title: 'a missing file is 404',
    operation: 'getFile',
    async run(trial) {
      const { status } = await trial.send('nobody', 'getFile', {}, { path: `${gone}.png` });
      trial.same(status, 404, { rule: 'missing', message: 'a missing file must be 404' });
    },
  }),
  make('pages', {
    title: 'file names of web pages are refused, in upper and lower case',
    operation: 'getFile',
    async run(trial) {
      for (const ending of ['html', 'htm', 'jsp', 'HTML', 'Jsp']) {
        const { status } = await trial.send('nobody', 'getFile', {}, { path: `${gone}.${ending}` });
        // The printed expression of the document does not do what its comment says, so 404 is right as well.
        trial.holds(status === 403 || (!trial.isMock && status === 404), {
          rule: `page-${ending.toLowerCase()}`,
          message: 'a page must be refused with 403',
          expected: 'status 403',
          got: `status ${status}`,
        });
      }
    },
  }),
  make('outside', {
    title: 'files outside the storage folder cannot be fetched',
    operation: 'getFile',
    layer: 'P',
    async run(trial) {
      for (const path of [
        '/0/0/202103/o/..%2f..%2f..%2f..%2fetc/passwd',
        '/0/%2e%2e/%2e%2e/etc/passwd',
        '/0/0/202103/o/%00.png',
      ]) {
        const { status, text } = await trial.send('nobody', 'getFile', {}, { path });
        // Where one address serves all, a path that is no file's may be refused as the API refuses, with status 200.
        const isRefused = status >= 400 || isFailure(text);
        trial.holds(isRefused && !/root:/.test(text), {
          rule: 'traversal',
          message: 'a path that leads outside must be refused',
          expected: 'status 4xx',
          got: `status ${status}`,
        });
      }
    },
  }),
];
