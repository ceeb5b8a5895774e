import type { Schemas } from '../../../control-api/operations.ts';
import { duration } from '../../text/times.ts';
import type { Translate } from '../../words/words.ts';

/** Says in a few words how long answers wait; empty when they do not. */
export function delayText(
  { fixedDelay, delayDistribution: spread }: Schemas['FaultSetting'],
  t: Translate,
): string {
  const parts = [];
  if (fixedDelay !== undefined) parts.push(t('waits', { time: duration(fixedDelay) }));
  if (spread?.type === 'uniform')
    parts.push(t('waits', { time: `${duration(spread.lower)} – ${duration(spread.upper)}` }));
  if (spread?.type === 'lognormal')
    parts.push(t('waitsAbout', { time: duration(spread.median), sigma: spread.sigma }));
  return parts.join(', ');
}
