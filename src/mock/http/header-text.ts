/** Encodes a text as a header value: what a header cannot carry is percent-encoded, and so is the percent sign. */
export function headerText(text: string): string {
  return text.toWellFormed().replace(/[^\x20-\x24\x26-\x7e]/gu, encodeURIComponent);
}
