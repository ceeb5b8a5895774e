const secret = /token|password|secret/i;

/** Parameters as a journal or a log may show them: what opens a login is hidden. */
export function redact(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      secret.test(name) && value !== '' ? '***' : value,
    ]),
  );
}
