import type { ConsoleWord } from '../../words/en.ts';
import type { Translate } from '../../words/words.ts';

/** The names of the types of messages that turn up most; a plain text needs none. */
const kinds: Readonly<Record<number, ConsoleWord>> = {
  2: 'kind-picture',
  3: 'kind-voice',
  4: 'kind-location',
  6: 'kind-video',
  8: 'kind-card',
  9: 'kind-file',
  202: 'kind-recall',
  901: 'kind-nickname',
  902: 'kind-room-name',
  903: 'kind-dissolved',
  904: 'kind-left',
  905: 'kind-notice',
  906: 'kind-muted',
  907: 'kind-joined',
  913: 'kind-admin',
  915: 'kind-read-count',
  920: 'kind-all-muted',
  925: 'kind-owner',
};

/** Returns the name of a message's type, or its number. */
export function kindOf(type: number, t: Translate): string | undefined {
  if (type === 1) return undefined;
  const word = kinds[type];
  return word === undefined ? t('messageType', { type }) : `${t(word)} · ${type}`;
}
