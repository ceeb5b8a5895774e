import fc from 'fast-check';
import { matches, Shape } from '../matching.ts';
import { command, oneOf } from './command.ts';

const kinds = {
  mp3: 'audios',
  amr: 'audios',
  mp4: 'videos',
  txt: 'others',
  html: 'others',
  zip: 'others',
} as const;
const boundary = 'the-boundary-of-the-form';

export const uploadFile = command(
  'uploadFile',
  {
    extension: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    bytes: fc.string({ minLength: 1, maxLength: 20 }),
    field: fc.constantFrom('file', 'another'),
  },
  async (world, { extension, bytes, field }) => {
    const name = `首页.${extension}`;
    const head = `Content-Disposition: form-data; name="${field}"; filename="${name}"`;
    const form = `--${boundary}\r\n${head}\r\n\r\n${bytes}\r\n--${boundary}--\r\n`;
    const headers = { 'Content-Type': `multipart/form-data; boundary=${boundary}` };
    const { status, text } = await world.client.send(
      'POST',
      '/upload/UploadServlet',
      headers,
      Buffer.from(form),
    );
    if (status !== 200) world.fail(`the upload has status ${status}: ${text}`);
    const month = new Date(world.model.now).toISOString().slice(0, 7).replace('-', '');
    const url = new RegExp(`^http://127\\.0\\.0\\.1:\\d+/0/0/${month}/o/[0-9a-f]{32}\\.${extension}$`);
    const answer = JSON.parse(text);
    world.agree(
      answer,
      {
        total: 1,
        data: {
          [kinds[extension]]: [{ oFileName: name, oUrl: new Shape('a URL', matches(url)), status: 1 }],
        },
        success: 1,
        failure: 0,
        resultCode: 1,
        time: new Shape('milliseconds', value => Number.isInteger(value) && Number(value) >= 0),
      },
      'upload',
    );
    world.model.files.set(new URL(answer.data[kinds[extension]][0].oUrl).pathname, { extension, bytes });
  },
);

export const getFile = command('getFile', { which: fc.nat({ max: 5 }) }, async (world, { which }) => {
  const stranger = '/0/0/202103/o/00000000000000000000000000000000.txt';
  const path = oneOf([...world.model.files.keys(), stranger], which);
  const file = world.model.files.get(path);
  const { status, text } = await world.client.send('GET', path);
  const due = file === undefined ? 404 : file.extension === 'html' ? 403 : 200;
  if (status !== due) world.fail(`${path} has status ${status}, not ${due}`);
  if (due === 200) world.agree(text, file?.bytes, path);
});
