/** What stands before the examples in openapi.yaml; they are the last of its components. */
const heading = '  # Made by npm run generate from fixtures/documented.\n  examples:\n';

/**
 * The text of openapi.yaml with the document's own answers as the examples that its responses refer to.
 * @param text without them, or with those of an earlier time
 * @param sampleOf the JSON text of the document's answer for an operation
 * @throws Error when an example has no sample
 */
export function withExamples(text: string, sampleOf: (operation: string) => string | undefined): string {
  const [written = ''] = text.split(heading);
  const names = [
    ...new Set([...written.matchAll(/'#\/components\/examples\/(\w+)'/g)].map(([, name = '']) => name)),
  ];
  const examples = names.map(name => {
    const sample = sampleOf(name);
    if (sample === undefined) {
      throw new Error(
        `Failed to write the example ${name} of openapi.yaml: fixtures/documented has no ${name}.json. ` +
          'Correct the reference.',
      );
    }
    return `    ${name}: { value: ${onOneLine(sample)} }\n`;
  });
  return examples.length === 0 ? written : `${written.trimEnd()}\n\n${heading}${examples.join('')}`;
}

/** JSON text without the space between its parts; numbers stay as they are written. */
function onOneLine(json: string): string {
  return json.trim().replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, text: string | undefined) => text ?? '');
}
