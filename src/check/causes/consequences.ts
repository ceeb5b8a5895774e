import type { Finding } from '../verdict/finding.ts';
import { isOfHarm } from './is-of-harm.ts';

/**
 * What follows from findings: the same field broken in the same way elsewhere, for one row is shown by several operations;
 * a name that stands in the place of one that lacks; and what a case claims of answers of which one was broken by itself.
 */
export function consequences(
  left: readonly Finding[],
  taken: readonly Finding[],
  isNear: (finding: Finding) => boolean,
): Finding[] {
  const isBroken = ({ claimed, rule }: Finding) => !claimed && rule !== 'undeclared';
  const fields = new Set(taken.filter(isBroken).flatMap(finding => fieldRule(finding) ?? []));
  const rest = left.filter(finding => !taken.includes(finding));
  const same = rest.filter(finding => !finding.claimed && fields.has(fieldRule(finding) ?? ''));
  const lacking = new Set([...taken, ...same].filter(({ rule }) => rule === 'required').map(placeOf));
  const instead = rest.filter(finding => finding.rule === 'undeclared' && lacking.has(placeOf(finding)));
  const alike = [...new Set([...same, ...instead])];
  const broken = [...taken, ...alike].filter(isBroken);
  const spoilt = new Set(
    broken.filter(({ severity }) => severity === 'violation').flatMap(({ cases }) => cases),
  );
  const leaves = new Set(broken.map(({ pointer }) => leafOf(pointer)).filter(leaf => leaf !== ''));
  const apart = new Set(
    taken.filter(({ claimed }) => claimed).flatMap(finding => differingIn(finding) ?? []),
  );
  const hiding = new Set(broken.filter(isOfContent).map(({ operation }) => operation));
  const claims = rest.filter(finding => {
    // Two answers that differ in one field differ from a third in it as well.
    if (finding.claimed && isNear(finding) && apart.has(differingIn(finding) ?? '')) return true;
    if (!finding.claimed || !finding.cases.every(id => spoilt.has(id))) return false;
    if (leaves.has(leafOf(finding.pointer))) return true;
    // No field explains that a call was done which had to be refused.
    if (isOfHarm(finding) && finding.pointer === '/resultCode') return false;
    if (isOfHarm(finding)) return hiding.has(finding.operation);
    return isNear(finding);
  });
  return [...alike, ...claims];
}

/** Whether it keeps a case from reading an answer: a header, another unit or what is shown too much does not. */
const isOfContent = ({ pointer, rule, harm = 'transport' }: Finding) =>
  harm === 'transport' && (pointer !== '' || rule.startsWith('wire-'));

/** The object that a field stands in. */
const placeOf = ({ operation, pointer }: Finding) =>
  `${operation} ${pointer.slice(0, pointer.lastIndexOf('/'))}`;

/** Where two values first differ, and how; undefined where they have no parts. */
function differingIn({ expected, got }: Finding): string | undefined {
  const [, value, pointer = ''] = /^(.*) at (\/.*)$/s.exec(got) ?? [];
  return value === undefined ? undefined : `${leafOf(pointer)} ${[expected, value].sort().join(' ')}`;
}

const leafOf = (pointer: string) => pointer.split('/').at(-1) ?? '';

/** Rule and name of a field of what was asked for; undefined for what every answer has around it. */
function fieldRule({ rule, pointer }: Finding): string | undefined {
  const steps = pointer.split('/');
  return steps.length > 2 ? `${rule} ${steps.at(-1)}` : undefined;
}
