/** How a field is written: a scalar of proto3, another message of the table, or several of either. */
export type Kind = Scalar | MessageName | `${Scalar | MessageName}[]`;
export type Scalar = keyof Scalars;

interface Scalars {
  readonly string: string;
  readonly bool: boolean;
  readonly int32: number;
  /** A bigint only where a number would lose digits. */
  readonly int64: number | bigint;
  readonly double: number;
}

const chat = {
  messageHead: [1, 'Head'],
  /** Id of the sender. */
  fromUserId: [2, 'string'],
  /** Nickname of the sender. */
  fromUserName: [3, 'string'],
  /** Id of the receiver. */
  toUserId: [4, 'string'],
  /** Nickname of the receiver. */
  toUserName: [5, 'string'],
  /** When it was sent, milliseconds. */
  timeSend: [6, 'int64'],
  /** What it is: 1 is a text, 2 a picture. */
  type: [7, 'int32'],
  /** The text, or the address of the file. */
  content: [8, 'string'],
  /** `jid` of the group it belongs to. */
  objectId: [9, 'string'],
  /** Name or path of the file. */
  fileName: [10, 'string'],
  /** Whether the content is encrypted. */
  isEncrypt: [11, 'bool'],
  /** When it disappears, seconds; 0 or -1 is never. */
  deleteTime: [12, 'int64'],
  /** Whether it disappears once it is read. */
  isReadDel: [13, 'bool'],
  /** Size of the file, bytes. */
  fileSize: [14, 'int64'],
  /** Length of sound or video, seconds. */
  fileTime: [15, 'int64'],
  /** Latitude of a place. */
  location_x: [16, 'double'],
  /** Longitude of a place. */
  location_y: [17, 'double'],
  /** How the content is encrypted; 0 is not. */
  encryptType: [18, 'int32'],
  /** Signature of an encrypted message. */
  signature: [19, 'string'],
  /** More of it as JSON text; what it holds depends on the type. */
  other: [20, 'string'],
  /** Kind within the type. */
  subType: [21, 'int32'],
  /** Number in the order of the server. */
  seqNo: [22, 'int64'],
  /** Id that the server gives it. */
  srvId: [23, 'int64'],
} as const;

/** Every message of the live connection: its fields with their numbers and kinds (live facts A4). */
export const messageShapes = {
  Head: {
    from: [1, 'string'],
    to: [2, 'string'],
    messageId: [3, 'string'],
    chatType: [4, 'int32'],
    offline: [5, 'bool'],
  },
  Chat: chat,
  OffChat: { ...chat, offend: [24, 'bool'] },
  Auth: {
    messageHead: [1, 'Head'],
    token: [2, 'string'],
    password: [3, 'string'],
    deviceId: [4, 'string'],
    version: [5, 'int32'],
    apiKey: [6, 'string'],
    appName: [7, 'string'],
    companyName: [8, 'string'],
    secret: [9, 'string'],
  },
  AuthResponse: {
    messageHead: [1, 'Head'],
    status: [2, 'int32'],
    arg: [3, 'string'],
    token: [4, 'string'],
    resources: [5, 'string'],
    version: [6, 'int32'],
    mcode: [7, 'string'],
    apiKey: [8, 'string'],
    appName: [9, 'string'],
    companyName: [10, 'string'],
  },
  Receipt: { messageHead: [1, 'Head'], status: [2, 'int32'], messageId: [3, 'string'] },
  Join: { messageHead: [1, 'Head'], jid: [2, 'string'], seconds: [3, 'int64'] },
  Leave: { messageHead: [1, 'Head'], jid: [2, 'string'] },
  GroupResult: { messageHead: [1, 'Head'], jid: [2, 'string'], status: [3, 'int32'], isExit: [4, 'bool'] },
  HistoryRequest: {
    messageHead: [1, 'Head'],
    jid: [2, 'string'],
    size: [3, 'int32'],
    startTime: [4, 'int64'],
    endTime: [5, 'int64'],
  },
  HistoryAnswer: {
    messageId: [1, 'string'],
    jid: [2, 'string'],
    chatType: [3, 'int32'],
    messageList: [4, 'Chat[]'],
    count: [5, 'int32'],
  },
  CatchUpRequest: { messageHead: [1, 'Head'], jidList: [2, 'string[]'], endTime: [3, 'int64'] },
  CatchUpAnswer: {
    messageId: [1, 'string'],
    jid: [2, 'string'],
    count: [3, 'int64'],
    messageList: [4, 'OffChat[]'],
  },
  Ping: { messageHead: [1, 'Head'] },
  Success: { messageHead: [1, 'Head'], seqNo: [2, 'int64'] },
  Error: { messageHead: [1, 'Head'], code: [2, 'int32'], arg: [3, 'string'] },
} as const;

export type MessageName = keyof typeof messageShapes;

/** The fields of a message by name. */
export type Fields = Readonly<Record<string, readonly [number: number, kind: Kind]>>;

type ValueOf<Of> = Of extends `${infer Item}[]`
  ? readonly ValueOf<Item>[]
  : Of extends Scalar
    ? Scalars[Of]
    : Of extends MessageName
      ? Message<Of>
      : never;

type DraftOf<Of> = Of extends `${infer Item}[]`
  ? readonly DraftOf<Item>[]
  : Of extends Scalar
    ? Scalars[Of]
    : Of extends MessageName
      ? Draft<Of>
      : never;

type KindOf<
  Name extends MessageName,
  Field extends keyof (typeof messageShapes)[Name],
> = (typeof messageShapes)[Name][Field] extends readonly [number, infer Of] ? Of : never;

/** A message as it was read: every field is there, absent ones with proto3's default. */
export type Message<Name extends MessageName> = {
  readonly [Field in keyof (typeof messageShapes)[Name]]: ValueOf<KindOf<Name, Field>>;
};

/** A message to be written: what is left out, or has the default, takes no bytes. */
export type Draft<Name extends MessageName> = {
  readonly [Field in keyof (typeof messageShapes)[Name]]?: DraftOf<KindOf<Name, Field>> | undefined;
};
