import { hidden, hideSecrets, isSecretValue } from '../spec/secrets.ts';

/** Redacts parameters for a journal or a log: what opens a login is replaced by `***`. */
export function redact(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name in parameters) {
    const value = parameters[name] ?? '';
    shown[name] = isSecretValue(name, value) ? hidden : value;
  }
  return shown;
}

/** Redacts the fields of a JSON value in the same way, however deep. */
export function redactJson<Value>(value: Value): Value {
  // A replacer sees every field, and JSON is all that is ever shown.
  return JSON.parse(JSON.stringify(value, hideField));
}

/** Redacts JSON text in the same way, and leaves the rest of it as it is. */
export function redactText(text: string): string {
  return hideSecrets(text);
}

function hideField(name: string, value: unknown): unknown {
  return isSecretValue(name, value) ? hidden : value;
}
