import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCollections } from '../src/fixtures.ts';
import { loadContract } from '../src/spec/contract.ts';

/**
 * Writes a data folder whose store holds the demo data, with so many rows of single messages between 100164 and 100102.
 * @param size characters of each message's text
 */
export async function storeWith(
  folder: string,
  messages: number,
  size: number,
  sides: 1 | 2 = 2,
): Promise<void> {
  const { stateOf } = await import('../src/store/collections.ts');
  const { realDisk } = await import('../src/store/disk.ts');
  const { SnapshotFile } = await import('../src/store/snapshot-file.ts');
  const state = stateOf(
    { ...readCollections('demo'), shiku_msgs: messageRows(messages, size, sides) },
    '1',
    'demo',
  );
  mkdirSync(join(folder, 'files'), { recursive: true });
  await new SnapshotFile(realDisk, join(folder, 'store.json')).write({ sequence: 0, state });
}

/** Messages of one conversation, as rows of both sides in turn, or of the first side alone. */
export function messageRows(count: number, size: number, sides: 1 | 2 = 2): object[] {
  const contract = loadContract();
  const content = 'x'.repeat(size);
  return Array.from({ length: count }, (_, index) => {
    const number = Math.trunc(index / sides);
    const timeSend = 1_600_000_000_000 + number * 1000;
    const messageId = number.toString(16).padStart(32, '0');
    const [sender, receiver] = index % sides === 0 ? ['100164', '100102'] : ['100102', '100164'];
    const message = contract.writeText('MessageBody', {
      content,
      deleteTime: 0,
      encryptType: 0,
      fileSize: 0,
      fileTime: 0,
      fromUserId: '100164',
      fromUserName: '张益达',
      isEncrypt: false,
      isReadDel: false,
      location_x: 0,
      location_y: 0,
      messageHead: { chatType: 1, from: '100164/web', messageId, offline: false, to: '100102' },
      timeSend,
      toUserId: '100102',
      toUserName: 'A9gz0',
      type: 1,
    });
    return {
      _id: `5f5e1000${'1bb77153b4'}${index.toString(16).padStart(6, '0')}`,
      message,
      direction: index % sides,
      sender,
      receiver,
      sender_jid: '100164/web',
      receiver_jid: '100102',
      ts: timeSend,
      contentType: 1,
      messageId,
      timeSend,
      deleteTime: 0,
      isRead: 0,
      isEncrypt: false,
      content,
    };
  });
}

/** Writes the answer of the mock to a path into a file, for the peers to answer, and gives its name. */
export function bodyFile(folder: string, name: string, body: Buffer): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, body);
  // json-server's idiom: a resource of its own in a database file.
  writeFileSync(`${file}.db.json`, JSON.stringify({ user: [], 'user-get': JSON.parse(body.toString()) }));
  return file;
}
