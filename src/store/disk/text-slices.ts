import { PackedRow } from '../packed/packed-rows.ts';

/** Characters or bytes of a slice, about. */
const sliceLength = 65_536;
/** Bytes that are not worth a slice of their own. */
const fewBytes = 4096;
/** What stands between two rows. */
const between = ',\n';

/** Texts, and bytes of texts, as slices of about 64 KB of the same bytes. */
export function* inLargeSlices(parts: Iterable<string | Buffer>): Generator<Uint8Array> {
  let text = '';
  for (const part of parts) {
    const isLong = typeof part !== 'string' && part.length >= fewBytes;
    if (!isLong) text += part.toString();
    if (text !== '' && (isLong || text.length >= sliceLength)) {
      yield Buffer.from(text);
      text = '';
    }
    if (isLong) yield part;
  }
  yield Buffer.from(text);
}

/**
 * The lines of rows, each after a line feed. Packed rows are not read: those that lie one after another are one part of
 * the bytes they came from.
 */
export function* rowLines(rows: Iterable<object>): Generator<string | Buffer> {
  let run: Buffer | undefined;
  let before = '\n';
  for (const row of rows) {
    const bytes = row instanceof PackedRow ? row.rows.bytesOf(row.place) : undefined;
    if (bytes && run && run.length < sliceLength && follows(bytes, run)) {
      run = Buffer.from(run.buffer, run.byteOffset, run.length + between.length + bytes.length);
      continue;
    }
    if (run) yield run;
    run = bytes;
    yield bytes ? before : before + JSON.stringify(row);
    before = between;
  }
  if (run) yield run;
}

/** Whether the bytes of one row come behind those of another, as lines of one list do. */
function follows(row: Buffer, before: Buffer): boolean {
  const gap = row.byteOffset - before.byteOffset - before.length;
  return row.buffer === before.buffer && gap === between.length;
}
