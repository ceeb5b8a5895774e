import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { withPauses } from './in-slices.ts';
import { jsonSteps } from './json-steps.ts';

/** Bytes that are read without a pause. */
const small = 1_000_000;

/**
 * Reads a JSON file of any size, in slices. A byte order mark is passed over, and UTF-16 is read where one says so.
 * @param read told how many bytes are read
 * @throws Error that names the file, and line and column where it is no JSON; also where it is in neither encoding
 */
export async function readJsonFile(
  file: string,
  read: (done: number) => void = () => undefined,
): Promise<unknown> {
  // Through the pool of threads a small file takes many times longer.
  const isSmall = statSync(file).size <= small;
  const bytes = inUtf8(isSmall ? readFileSync(file) : await readFile(file));
  try {
    // It would be read all the same, with every Chinese character lost.
    if (!isUtf8(bytes)) throw new Error('its text is not in UTF-8, perhaps in GBK');
    return await withPauses(jsonSteps(bytes), read);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Failed to read ${file}: ${why}. Correct the file; it has to be JSON in UTF-8.`);
  }
}

function inUtf8(bytes: Buffer): Buffer {
  const mark = bytes.length % 2 === 0 ? bytes.toString('latin1', 0, 2) : '';
  if (mark === '\u00FF\u00FE') return Buffer.from(bytes.toString('utf16le'));
  if (mark === '\u00FE\u00FF') return Buffer.from(bytes.swap16().toString('utf16le'));
  return bytes;
}
