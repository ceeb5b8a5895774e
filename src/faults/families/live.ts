import type { LiveFault } from '../live-fault.ts';

/** Longer than an app takes for the next message, shorter than anybody waits; milliseconds. */
const late = 3000;

/** Bytes of a frame that say its command, in either form of frame. */
const longestHead = 2;

/** What can go wrong on an app's live connection. */
export function liveFaults(): LiveFault[] {
  return [
    fault('delivery-lost', 'a message that never arrives', '消息丢失', 'delivery', () => []),
    fault('delivery-doubled', 'a message that arrives twice', '消息重复到达', 'delivery', frame => [
      { send: frame },
      { send: frame },
    ]),
    fault(
      'delivery-late',
      `a message that arrives ${late / 1000} seconds late`,
      `消息晚到 ${late / 1000} 秒`,
      'delivery',
      frame => [{ send: frame, afterMs: late }],
    ),
    fault(
      'delivery-swapped',
      'a message that arrives after the next one',
      '消息顺序颠倒',
      'delivery',
      frame => [{ hold: frame }],
    ),
    fault('receipt-lost', 'a message that is stored without a receipt', '回执丢失', 'receipt', () => []),
    fault(
      'cut',
      'the connection ends in the middle of a message',
      '连接在消息中途断开',
      'delivery',
      frame => [{ cutIn: frame }],
    ),
    fault(
      'garbage',
      'a frame that is no protobuf in place of a message',
      '消息不是 protobuf',
      'delivery',
      frame => [{ send: spoiled(frame) }],
    ),
    {
      ...text(
        'logged-in-elsewhere',
        'a log-in with the same resource ends the one before, which gets -3, as on the real server',
        '同一设备再次登录，旧连接收到 -3 并断开，与真实服务器相同',
      ),
      meets: 'login',
    },
  ];
}

function fault(
  name: string,
  en: string,
  zh: string,
  meets: 'delivery' | 'receipt',
  apply: Extract<LiveFault, { readonly apply: unknown }>['apply'],
): LiveFault {
  return { ...text(name, en, zh), meets, apply };
}

function text(name: string, en: string, zh: string) {
  return { id: `live-${name}`, family: 'live', stage: 'live', title: { en, zh } } as const;
}

/** The same command with a message that no protobuf reader takes: a number without end. */
function spoiled(frame: Uint8Array): Uint8Array {
  return Uint8Array.from(frame, (byte, index) => (index < longestHead ? byte : 0xff));
}
