import type { Parameters } from '../http/parameters.ts';
import { doing } from './define.ts';
import type { Regression } from './hooks.ts';

const names = ['content', 'roomName', 'notice', 'name', 'desc'];
const writing = ['/console/oneSendOne', '/room/update', '/room/add'];

const losing = doing('loss');

const text = (id: string, says: string, change: (text: string) => string) =>
  losing(id, writing, says, {
    parameters: ({ path, parameters }) => {
      if (!writing.includes(path)) return parameters;
      const given = names.filter(name => parameters.has(name));
      return parameters.with(Object.fromEntries(given.map(name => [name, change(parameters.text(name))])));
    },
  });

interface Deletion {
  readonly type: string;
  readonly delete: string;
}

const deletion = (id: string, says: string, wanted: Deletion, becomes: string) =>
  losing(id, ['/tigase/deleteMsg'], says, {
    parameters: ({ path, parameters }) =>
      path === '/tigase/deleteMsg' && isMeant(parameters, wanted)
        ? parameters.with({ delete: becomes })
        : parameters,
  });

const isMeant = (parameters: Parameters, { type, delete: kind }: Deletion) =>
  parameters.text('type', '1') === type && parameters.text('delete', '1') === kind;

/** Texts that come back as others, and deletions that reach too far or not far enough. */
export const texts: readonly Regression[] = [
  text('text-cut', 'texts are cut after 100 characters', value => value.slice(0, 100)),
  text('text-without-emoji', 'what is beyond the basic plane becomes ?', value =>
    value.replace(/[\u{10000}-\u{10ffff}]/gu, '?'),
  ),
  text('text-escaped', 'texts are stored as HTML', value =>
    value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  ),
  text('text-trimmed', 'spaces around a text are lost', value => value.trim()),
  text('text-lower-case', 'texts are stored in lower case', value => value.toLowerCase()),
  text('text-normalised', 'texts are normalised, so that full-width letters change', value =>
    value.normalize('NFKC'),
  ),
  text('text-lines-joined', 'lines of a text are joined', value => value.replace(/\r?\n/g, ' ')),
  text('text-decoded-twice', 'percent signs and plus signs are decoded twice', value => {
    try {
      return decodeURIComponent(value.replaceAll('+', ' '));
    } catch {
      return value;
    }
  }),
  text('text-unescaped', 'backslashes and quotes are taken away', value => value.replace(/\\(.)/g, '$1')),
  losing('desc-decoded', ['/room/update'], 'a description is decoded twice', {
    parameters: ({ parameters }) =>
      parameters.has('desc')
        ? parameters.with({ desc: parameters.text('desc').replaceAll('+', ' ') })
        : parameters,
  }),
  deletion('delete-one-sided', 'a recall leaves the copy of the other side', { type: '1', delete: '2' }, '1'),
  deletion(
    'delete-both-sides',
    'deleting for oneself deletes for the other side',
    { type: '1', delete: '1' },
    '2',
  ),
  losing('delete-unsaid-for-all', ['/tigase/deleteMsg'], 'a deletion that says nothing of for whom recalls', {
    parameters: ({ path, parameters }) =>
      path === '/tigase/deleteMsg' && !parameters.has('delete')
        ? parameters.with({ delete: '2' })
        : parameters,
  }),
  deletion('hide-for-all', 'hiding removes for everybody', { type: '2', delete: '1' }, '2'),
];
