const secret = /token|password|secret/i;

/** Parameters as a journal or a log may show them: what opens a login is hidden. */
export function redact(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name in parameters) {
    const value = parameters[name] ?? '';
    shown[name] = value !== '' && secret.test(name) ? '***' : value;
  }
  return shown;
}
