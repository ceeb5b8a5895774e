import type { WireFailure } from '../../check/wire/exchange.ts';

/** Words of browsers, and of this project's proxy, for why there is no whole answer. The first that fits counts. */
const kinds: readonly (readonly [words: RegExp, kind: WireFailure['kind']])[] = [
  [/content_decoding|cannot be unpacked/i, 'packed'],
  // Nobody waited for it.
  [/abort|cancel|blocked|client has gone|disconnected|cache_miss/i, 'other'],
  [/timed?_?[ -]?out|does not answer/i, 'timeout'],
  [
    /refused|unreachable|not_resolved|unknown_host|cert|listens|no such host|looked up|no way/i,
    'unreachable',
  ],
  [
    /reset|closed|hang up|empty_response|mismatch|incomplete|interrupt|partial|before it was complete/i,
    'closed',
  ],
];

/** Why an exchange has no whole answer, by what its recorder says of it. */
export function recordedFailure(message: string): WireFailure {
  const [, kind] = kinds.find(([words]) => words.test(message)) ?? [];
  return { kind: kind ?? 'other', message };
}
