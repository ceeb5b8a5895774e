/** What recorders write in place of a secret, of one person as of another. */
const mask = /[*•]|redact|mask|hidden|removed|filtered|sanitiz|scrub|^x+$/i;

/** Whether a token stands for nobody in particular any more. */
export function isMasked(token: string): boolean {
  return mask.test(token);
}
