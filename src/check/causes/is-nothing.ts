/** Whether there is no value at all, or that of a field which nobody has written. */
export function isNothing(got: string): boolean {
  return /^(?:|0|"0"|""|null|absent)(?: at \/.*)?$/.test(got);
}
