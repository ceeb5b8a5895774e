/** One answer as it came over a connection. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** What is wrong with bytes that should be an answer. */
class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}

/** Reads the answers of one connection as strictly as HTTP/1.1 has them (RFC 9112). */
export class AnswerReader {
  #bytes: Buffer = Buffer.alloc(0);

  /** How many bytes have come that belong to no answer yet. */
  get left(): number {
    return this.#bytes.length;
  }

  add(bytes: Buffer): void {
    this.#bytes = this.#bytes.length === 0 ? bytes : Buffer.concat([this.#bytes, bytes]);
  }

  /**
   * Takes the next answer, if all of it has come.
   * @param bodiless whether it is the answer to HEAD
   * @param closed whether nothing more comes
   * @throws MalformedAnswer
   */
  take(bodiless: boolean, closed: boolean): WireAnswer | undefined {
    const end = this.#bytes.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const [first = '', ...lines] = this.#bytes.toString('latin1', 0, end).split('\r\n');
    const status = Number(/^HTTP\/1\.1 ([1-5]\d\d) [\x20-\x7e]*$/.exec(first)?.[1]);
    if (Number.isNaN(status)) throw new MalformedAnswer(`the status line is ${JSON.stringify(first)}`);
    const headers = new Map(lines.map(headerOf));
    const start = end + 4;
    const body =
      bodiless || status < 200 || status === 204 || status === 304
        ? { bytes: Buffer.alloc(0), end: start }
        : this.#body(start, headers, closed);
    if (!body) return undefined;
    this.#bytes = this.#bytes.subarray(body.end);
    // Only says that the rest of the request is wanted.
    if (status === 100) return this.take(bodiless, closed);
    return { status, headers, body: body.bytes };
  }

  #body(
    start: number,
    headers: ReadonlyMap<string, string>,
    closed: boolean,
  ): { readonly bytes: Buffer; readonly end: number } | undefined {
    const length = headers.get('content-length');
    if (headers.get('transfer-encoding') === 'chunked') {
      if (length !== undefined) throw new MalformedAnswer('it is chunked and has a length');
      return this.#chunks(start);
    }
    if (length === undefined)
      return closed ? { bytes: this.#bytes.subarray(start), end: this.#bytes.length } : undefined;
    if (!/^\d+$/.test(length)) throw new MalformedAnswer(`its length is ${length}`);
    const end = start + Number(length);
    return end > this.#bytes.length ? undefined : { bytes: this.#bytes.subarray(start, end), end };
  }

  #chunks(start: number): { readonly bytes: Buffer; readonly end: number } | undefined {
    const parts: Buffer[] = [];
    for (let at = start; ; ) {
      const lineEnd = this.#bytes.indexOf('\r\n', at);
      if (lineEnd < 0) return undefined;
      const line = this.#bytes.toString('latin1', at, lineEnd);
      if (!/^[0-9a-f]+$/i.test(line))
        throw new MalformedAnswer(`the length of a chunk is ${JSON.stringify(line)}`);
      const from = lineEnd + 2;
      const to = from + Number.parseInt(line, 16);
      if (to + 2 > this.#bytes.length) return undefined;
      if (this.#bytes.toString('latin1', to, to + 2) !== '\r\n')
        throw new MalformedAnswer('a chunk is longer than it says');
      if (to === from) return { bytes: Buffer.concat(parts), end: to + 2 };
      parts.push(this.#bytes.subarray(from, to));
      at = to + 2;
    }
  }
}

function headerOf(line: string): [name: string, value: string] {
  const [, name, value] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e\x80-\xff]*?)[ \t]*$/.exec(line) ?? [];
  if (name === undefined || value === undefined)
    throw new MalformedAnswer(`a header is ${JSON.stringify(line)}`);
  return [name.toLowerCase(), value];
}
