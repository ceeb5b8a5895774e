import type { OperationId } from '../../spec/contract.ts';
import type { Finding } from '../verdict/finding.ts';
import type { Context } from './context.ts';
import { hardestHit } from './hardest-hit.ts';

/** Findings of texts that came back altered after several writes, and of forms that are read so, with those writes, the hardest hit first. */
interface AlteredGroup {
  readonly findings: readonly Finding[];
  readonly writers: readonly OperationId[];
}

/** What every text of a run begins with: by its number each is known again, however it was altered. */
const mark = /imapi-check-[0-9a-f]{8}-\d+/;
/** Fewer would each be broken by itself. */
const fewestWriters = 2;

/**
 * Texts that come back altered whatever has written them: one filter, charset or column stands behind all those writes.
 * @returns undefined where a single write alters them
 */
export function alteredGroup(
  findings: readonly Finding[],
  { about, operations }: Context,
): AlteredGroup | undefined {
  const plain = findings.filter(isAltered);
  // Of a long text only the part is told that differs.
  const kinds = new Set(plain.map(kindOf));
  const altered = findings.filter(finding => kinds.has(kindOf(finding)));
  const isWrite = (id: OperationId) =>
    operations.some(({ operation, effect }) => operation === id && effect !== 'read');
  const writes = altered.flatMap(({ after = [], cases }) => {
    // The run prepares side by side what cases need: there the order of writes says nothing.
    const prepared = cases.find(id => id.startsWith('setup/'));
    const write = prepared === undefined ? after[0] : about.get(prepared);
    return write !== undefined && isWrite(write) ? [{ operation: write, cases }] : [];
  });
  const writers = hardestHit(writes);
  if (writers.length < fewestWriters) return undefined;
  const forms = findings.filter(finding => !altered.includes(finding) && isOfForm(finding));
  return { findings: [...altered, ...forms], writers };
}

const kindOf = ({ operation, rule }: Finding) => `${operation} ${rule}`;

/** Whether it is a part of a text, and none of a list. */
const isCut = (text: string) => text.startsWith('…') && !/[[\]{}]|",|,"|\d,\d/.test(text);

/** Whether a form was read and found something else than the same query: the text in it was altered on its way in. */
const isOfForm = ({ claimed, rule, pointer }: Finding) =>
  claimed === true && rule === 'form-equals-query' && pointer.startsWith('/data');

/** Whether a text is there and is not what was sent. */
function isAltered({ claimed, harm, expected, got }: Finding): boolean {
  if (!claimed || harm !== 'loss' || expected === got) return false;
  // A list of several has its order to tell as well.
  const isOne = (text: string) => !text.startsWith('[') && !text.startsWith('{');
  if (!isOne(expected) || !isOne(got)) return false;
  // Of a long text only the part is told that differs: what stands before it is the same.
  if (isCut(expected) && isCut(got)) return true;
  const [sent, came] = [mark.exec(expected)?.[0], mark.exec(got)?.[0]];
  return sent !== undefined && sent === came;
}
