// Rows of one conversation as 100164 keeps it: as many as wanted, each text `size` characters long.
import { loadContract } from '../../src/spec/contract.ts';

export function messageRows(count, size) {
  const contract = loadContract();
  const content = 'x'.repeat(size);
  return Array.from({ length: count }, (_, index) => {
    const timeSend = 1_600_000_000_000 + index * 1000;
    const messageId = index.toString(16).padStart(32, '0');
    const body = {
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
    };
    return {
      _id: `5f5e10001bb77153b4${index.toString(16).padStart(6, '0')}`,
      message: contract.writeText('MessageBody', body),
      direction: 0,
      sender: '100164',
      receiver: '100102',
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
