/** A pointer into what was sent, counted from the row: a row may have been sent inside its collection. */
export function pointerInRow(pointer: string, collection: string, key: string | undefined): string {
  const names = pointer.split('/').slice(1);
  if (names[0] === 'collections') names.shift();
  if (names[0] === collection) {
    names.shift();
    if (names[0] === key || /^\d+$/.test(names[0] ?? '')) names.shift();
  }
  return names.map(name => `/${name}`).join('');
}
