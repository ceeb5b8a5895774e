/** Names of parameters and fields that open a login, or help to. */
const secret = /token|password|secret|^userKey$|^loginKey$|^httpKey$/i;

const hidden = '***';

/** Parameters as a journal or a log may show them: what opens a login is hidden. */
export function redact(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name in parameters) {
    const value = parameters[name] ?? '';
    shown[name] = value !== '' && secret.test(name) ? hidden : value;
  }
  return shown;
}

/** A value of JSON with the same kept from it, however deep; the value itself where there is nothing to hide. */
export function redactJson<Value>(value: Value): Value {
  // A replacer sees every field, and JSON is all that is ever shown.
  return JSON.parse(JSON.stringify(value, hideField));
}

const textField = /"([^"\\]+)"(\s*:\s*)"(?:[^"\\]|\\.)+"/g;

/** The same for JSON text, which stays as it is otherwise. */
export function redactText(text: string): string {
  return text.replace(textField, (field: string, name: string, colon: string) =>
    secret.test(name) ? `"${name}"${colon}"${hidden}"` : field,
  );
}

function hideField(name: string, value: unknown): unknown {
  return typeof value === 'string' && value !== '' && secret.test(name) ? hidden : value;
}
