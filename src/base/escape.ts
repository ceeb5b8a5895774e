/** Text that is safe in HTML, between tags and in the quotes of an attribute. */
export function escapeHtml(text: string | number): string {
  return String(text)
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The same for XML 1.0, which takes neither most control characters nor halves of surrogate pairs. */
export function escapeXml(text: string): string {
  return escapeHtml(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
