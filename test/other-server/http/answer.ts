/** A finished answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

/** An answer of text. */
export function textAnswer(
  status: number,
  type: string,
  text: string,
  headers: Answer['headers'] = {},
): Answer {
  return { status, headers: { 'Content-Type': type, ...headers }, bytes: Buffer.from(text) };
}
