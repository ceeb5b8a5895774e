import { describe, expect, test } from 'vitest';
import { Clock } from './clock.ts';
import { Store } from './store.ts';
import { messageRow, userRow } from './testing/sample-rows.ts';

const frozen = () => new Clock({ mode: 'frozen', at: 0x60347000 * 1000 });

describe('ids', () => {
  const rows = () => ({
    users: [userRow(100174), userRow(10000)],
    shiku_msgs: [messageRow(1, '1', '2', { _id: '60346c7b1bb77153b4e8bc67' })],
    shiku_room: [{ id: '6033539ed656fd634b20f263' }, { id: '60210278cb36d459fe88c196' }],
  });

  test('continue the series of the rows', () => {
    const store = Store.load(rows(), { clock: frozen() });
    const { result } = store.transact(tx => [
      tx.nextObjectId('message'),
      tx.nextObjectId('room'),
      tx.nextUserId(),
    ]);
    expect(result).toEqual(['603470001bb77153b4e8bc68', '60347000d656fd634b20f264', 100175]);
  });

  test('a transaction that changes nothing uses up no id', () => {
    const store = Store.load(rows(), { clock: frozen() });
    expect(store.transact(tx => tx.nextUserId()).result).toBe(store.transact(tx => tx.nextUserId()).result);
  });

  test('of 32 digits follow from the seed alone', () => {
    const two = (seed: string) =>
      Store.empty({ seed }).read(tx => [tx.nextHex32('jid'), tx.nextHex32('jid'), tx.nextHex32('x')]);
    expect(two('7')).toEqual(two('7'));
    expect(new Set([...two('7'), ...two('8')]).size).toBe(6);
    expect(two('7')[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a counter that went round goes on', () => {
    const store = Store.load(
      { shiku_msgs: [messageRow(1, '1', '2', { _id: '603470001bb77153b4ffffff' })] },
      { clock: frozen() },
    );
    const ids = store.transact(tx => {
      const id = tx.nextObjectId('message');
      tx.messages.put(messageRow(1, '1', '2', { _id: id }));
      return [id, tx.nextObjectId('message')];
    }).result;
    expect(ids).toEqual(['603470001bb77153b4000000', '603470001bb77153b4000001']);
  });
});
