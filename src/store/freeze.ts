/** Freezes a JSON value all the way down. What is frozen already is taken to be so all the way down. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key in value) {
    const part = value[key];
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return value;
}
