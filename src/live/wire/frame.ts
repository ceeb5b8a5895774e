/**
 * How a frame says its command (live facts A2): `short` in one signed byte, `wide` in two bytes that are mixed with the
 * length of the message.
 */
export type FrameForm = 'short' | 'wide';

/** One frame: a command and the protobuf bytes of its message. */
export interface Frame {
  readonly command: number;
  readonly message: Uint8Array;
}

/** The command of the frame that every client sends first, and by which its form is told. */
const auth = 5;
/** An error has a filler byte between command and message; the client of the short form passes over two bytes. */
const error = -1;

/** The form of a connection by its first frame; undefined where that is no auth frame of either form. */
export function frameFormOf(first: Uint8Array): FrameForm | undefined {
  if (first.length >= 2 && readFrame('wide', first)?.command === auth) return 'wide';
  return readFrame('short', first)?.command === auth ? 'short' : undefined;
}

/** Reads a frame from a client; undefined where it is too short to have a command. */
export function readFrame(form: FrameForm, bytes: Uint8Array): Frame | undefined {
  const [low, high] = bytes;
  if (low === undefined) return undefined;
  if (form === 'short') return { command: (low << 24) >> 24, message: bytes.subarray(1) };
  if (high === undefined) return undefined;
  const message = bytes.subarray(2);
  return { command: (low | (high << 8)) ^ (message.length & 0xffff), message };
}

/** Reads a frame from the server, as its clients do. */
export function readServerFrame(form: FrameForm, bytes: Uint8Array): Frame | undefined {
  if (form === 'short') {
    const frame = readFrame(form, bytes);
    return frame?.command === error ? { ...frame, message: frame.message.subarray(1) } : frame;
  }
  const [low = 0, high = 0] = bytes;
  const message = bytes.subarray(2);
  return { command: (low | (high << 8)) ^ ((3 * message.length) & 0xffff), message };
}

/** Writes a frame for the server, as its clients do. */
export function writeClientFrame(form: FrameForm, { command, message }: Frame): Buffer {
  if (form === 'short') return Buffer.concat([Buffer.from([command]), message]);
  const mixed = command ^ (message.length & 0xffff);
  return Buffer.concat([Buffer.from([mixed & 0xff, mixed >> 8]), message]);
}

/** Writes a frame for a client; undefined where the form cannot say the command: the wide one has no negative ones. */
export function writeFrame(form: FrameForm, { command, message }: Frame): Buffer | undefined {
  if (form === 'short') {
    const head = command === error ? [command, 0] : [command];
    return Buffer.concat([Buffer.from(head), message]);
  }
  if (command < 0) return undefined;
  const mixed = command ^ ((3 * message.length) & 0xffff);
  return Buffer.concat([Buffer.from([mixed & 0xff, mixed >> 8]), message]);
}
