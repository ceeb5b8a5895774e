import { expect, test } from 'vitest';
import { dumpOf, stateOf } from '../tables/collections.ts';
import { viewOf } from '../tables/state.ts';
import { groupMessageRow, messageRow, userRow } from '../testing/sample-rows.ts';
import { checksumOf } from './checksum.ts';
import { bytesOf, readText } from './saved-text.ts';

const rows = {
  users: [userRow(1), userRow(2)],
  shiku_msgs: [messageRow(1), messageRow(2)],
  mucmsg_a: [groupMessageRow(3, 'a'), groupMessageRow(4, 'a')],
  mucmsg_b: [groupMessageRow(5, 'b')],
};
const state = stateOf(rows, '1', 'empty');
const written = Buffer.concat([...bytesOf({ sequence: 7, state, log: 'a' })]).toString();

/** A file whose checksum fits after an edit, as whoever edits one by hand can make it. */
function edited(edit: (text: string) => string): Buffer {
  const body = edit(written.replace(/"checksum":.*\n$/, ''));
  return Buffer.from(`${body}"checksum":"${checksumOf(body)}"}\n`);
}

/** What comes of a file: its rows, or why it is refused. */
function outcome(bytes: Buffer, packFrom: number): Promise<string> {
  return readText(bytes, { packFrom }).then(
    ({ seal, state }) => {
      const renamed = viewOf(state).messages.get('群');
      return JSON.stringify([seal, state.scenario, renamed?.messageId, dumpOf(state)]);
    },
    (error: Error) => error.message,
  );
}

const lineOf = (text: string, part: string) => text.split('\n').find(line => line.includes(part)) ?? '';
const without = (text: string, after: string) => text.replace(`${after},\n`, `${after}\n`);

test.each<[string, (text: string) => string]>([
  ['as it was written', text => text],
  ['without the comma after a row', text => without(text, lineOf(text, '"m1"').slice(0, -1))],
  [
    'without the comma after a row of another table',
    text => without(text, lineOf(text, '"a1"').slice(0, -1)),
  ],
  ['with a comma after the last row', text => text.replace(lineOf(text, '"m2"'), line => `${line},`)],
  ['with a comma after the last row of another table', text => text.replace(lineOf(text, '"a2"'), '$&,')],
  ['without the comma after a collection', text => without(text, ']')],
  ['with a comma after the last collection', text => text.replace('\n]\n}', '\n],\n}')],
  ['with a collection twice', text => text.replace('"shiku_msgs":[', `$&\n${lineOf(text, '"m2"')}\n],\n$&`)],
  ['with a group twice', text => text.replace('"mucmsg_b":[', '"mucmsg_a":[')],
  ['with a row in the list of another group', text => text.replace('"room_jid":"b"', '"room_jid":"a"')],
  ['with a collection nobody knows', text => text.replace('"users":[', '"__proto__":[\n],\n$&')],
  ['with more after the collections', text => `${text}"scenario":"demo",\n`],
  ['with a name twice', text => text.replace('"_id":"60000001', '"_id":"群",$&')],
  ['with a name twice, the other way', text => text.replace(/"_id":"60000001\w+"/, '$&,"_id":"群"')],
  [
    'with a row without its key',
    text => text.replace(/"_id":"\w+",("message":"\{\\"content\\":\\"text 1)/, '$1'),
  ],
])('a file that is whole is read in lines as it is otherwise: %s', async (_what, edit) => {
  const bytes = edited(edit);
  expect(await outcome(bytes, 0)).toBe(await outcome(bytes, Number.POSITIVE_INFINITY));
});
