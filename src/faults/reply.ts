/** An answer as it is sent. */
export interface Reply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** Milliseconds before the first byte is sent. */
  readonly firstByteAfter?: number;
  /** The body is sent in ten pieces, with so many milliseconds between two. */
  readonly pieceEvery?: number;
  /** The connection is closed after so many bytes of the body; with 0 the head is not sent either. */
  readonly cutAfter?: number;
}

/** The reply with a header replaced, or removed. */
export function withHeader(reply: Reply, name: string, value: string | undefined): Reply {
  const others = reply.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...reply, headers: value === undefined ? others : [...others, [name, value]] };
}

/** The reply with another body and the Content-Length that fits it. */
export function withBody(reply: Reply, body: Buffer | string): Reply {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return withHeader({ ...reply, body: bytes }, 'Content-Length', String(bytes.length));
}
