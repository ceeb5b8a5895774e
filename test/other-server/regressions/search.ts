import type { Call } from '../call.ts';
import { doing } from './define.ts';
import type { Body, Regression } from './hooks.ts';
import { listAt, object } from './rewrite.ts';

const lists = ['shikuMsgs', 'friend', 'mucmsgs', 'group'];

const found = (id: string, says: string, change: (body: Body, call: Call) => Body) =>
  doing('rule')(id, ['/tigase/search'], says, {
    body: (body, path, call) => (path === '/tigase/search' && call ? change(body, call) : body),
  });

const wanted = ({ parameters }: Call) => parameters.text('content');

/** A search that finds too little or too much. */
export const searches: readonly Regression[] = [
  found('search-finds-nothing', 'nothing is ever found', body =>
    object(body, data => ({ ...data, ...Object.fromEntries(lists.map(name => [name, []])) })),
  ),
  found('search-prefix-only', 'only what begins with the text is found', (body, call) =>
    listAt(body, 'shikuMsgs', rows => rows.filter(({ content }) => String(content).startsWith(wanted(call)))),
  ),
  found('search-everything', 'the text is not looked at', (body, call) =>
    listAt(body, 'shikuMsgs', () =>
      call.state.messages
        .of(String(call.caller.userId))
        .filter(({ delayedTime, contentType }) => delayedTime === undefined && contentType < 200),
    ),
  ),
  found('search-finds-deleted', 'deleted messages are found', (body, call) =>
    listAt(body, 'shikuMsgs', rows => [
      ...rows,
      ...call.state.messages
        .of(String(call.caller.userId))
        .filter(({ delayedTime, content }) => delayedTime !== undefined && content?.includes(wanted(call)))
        .map(({ delayedTime: _, ...row }) => row),
    ]),
  ),
  found('search-leaves-out-empty', 'lists without a row are left out', body =>
    object(body, data =>
      Object.fromEntries(Object.entries(data).filter(([, rows]) => Array.isArray(rows) && rows.length > 0)),
    ),
  ),
  found('search-without-groups', 'groups are not found', body => listAt(body, 'group', () => [])),
];
