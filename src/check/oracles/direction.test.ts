import { expect, test } from 'vitest';
import { answered } from '../../../test/check/answered.ts';
import type { JsonOperationId } from '../../spec/contract.ts';
import { direction } from './direction.ts';

const [me, other] = ['100164', '100102'];

/** A copy of mine of a message between us. */
const copy = (author: string, told: number, receiver = other) => ({
  sender: me,
  receiver,
  sender_jid: `${author}/web`,
  direction: told,
});

test.each<[string, JsonOperationId, unknown, readonly string[]]>([
  ['agree', 'listMessages', [copy(me, 0), copy(other, 1)], []],
  ['are at odds in every row', 'listMessages', [copy(me, 1), copy(other, 0)], ['/data/0/direction']],
  ['are at odds in one old row', 'listMessages', [copy(me, 1), copy(other, 1)], []],
  ['are at odds in what is found', 'search', { shikuMsgs: [copy(me, 1)] }, ['/data/shikuMsgs/0/direction']],
  ['say nothing where the server wrote it', 'listMessages', [copy('10005', 0)], []],
  ['say nothing of notes to oneself', 'listMessages', [copy(me, 1, me)], []],
  ['say nothing in an empty list', 'listMessages', [], []],
])('direction and author of a message %s', (_, operation, data, pointers) => {
  expect(direction(answered(operation, data)).map(({ pointer }) => pointer)).toEqual(pointers);
});
