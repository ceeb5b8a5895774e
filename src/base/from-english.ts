import { fill, fixedLength, reader } from './template.ts';

/** Places of a template that hold words; any other holds a name, which stays as it is: a collection is called `users`. */
const wordy: ReadonlySet<string> = new Set([
  'why',
  'what',
  'near',
  'free',
  'wanted',
  'accepting',
  'service',
  'before',
  'advice',
  'list',
]);

/**
 * Returns a function that finds the template an English text was made of and puts it into other words, and the words
 * in its places as well; a text of no template stays as it is. Templates with more fixed text go first.
 * @param table other words by their English, both with places: `Failed to read {file}: {why}.`
 */
export function fromEnglish(table: Readonly<Record<string, string>>): (text: string) => string {
  let templates: { read: ReturnType<typeof reader>; other: string }[] | undefined;
  return function put(text): string {
    // Made when they are asked for: most who could be spoken to so never are.
    templates ??= Object.entries(table)
      .toSorted(([one], [other]) => fixedLength(other) - fixedLength(one))
      .map(([english, other]) => ({ read: reader(english), other }));
    for (const { read, other } of templates) {
      const values = read(text);
      if (!values) continue;
      const words = Object.entries(values).map(([name, value]) => [
        name,
        wordy.has(name) ? put(value) : value,
      ]);
      return fill(other, Object.fromEntries(words));
    }
    return text;
  };
}
