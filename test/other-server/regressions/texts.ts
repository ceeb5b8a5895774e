import type { Parameters } from '../http/parameters.ts';
import type { Harm, Regression } from './hooks.ts';

const names = ['content', 'roomName', 'notice', 'name', 'desc'];
const writing = ['/console/oneSendOne', '/room/update', '/room/add'];

const text = (id: string, says: string, change: (text: string) => string): Regression => ({
  id,
  harm: 'loss',
  expected: 'violation',
  paths: writing,
  says,
  make: () => ({
    parameters: ({ path, parameters }) => {
      if (!writing.includes(path)) return parameters;
      const given = names.filter(name => parameters.has(name));
      return parameters.with(Object.fromEntries(given.map(name => [name, change(parameters.text(name))])));
    },
  }),
});

const deletion = (
  id: string,
  harm: Harm,
  says: string,
  wanted: { readonly type: string; readonly delete: string },
  becomes: string,
): Regression => ({
  id,
  harm,
  expected: 'violation',
  paths: ['/tigase/deleteMsg'],
  says,
  make: () => ({
    parameters: ({ path, parameters }) =>
      path === '/tigase/deleteMsg' && isMeant(parameters, wanted)
        ? parameters.with({ delete: becomes })
        : parameters,
  }),
});

const isMeant = (parameters: Parameters, { type, delete: kind }: { type: string; delete: string }) =>
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
  deletion(
    'delete-one-sided',
    'loss',
    'a recall leaves the copy of the other side',
    { type: '1', delete: '2' },
    '1',
  ),
  deletion(
    'delete-both-sides',
    'loss',
    'deleting for oneself deletes for the other side',
    { type: '1', delete: '1' },
    '2',
  ),
  deletion('hide-for-all', 'loss', 'hiding removes for everybody', { type: '2', delete: '1' }, '2'),
];
