import { stringify } from 'yaml';
import { isNode, keysOf, type SpecNode } from '../../src/spec/compile/document.ts';
import { allAnnotations } from '../../src/spec/lint/annotation-checks.ts';
import { type Annotation, type AnnotationPlace, annotationRules } from '../../src/spec/lint/annotations.ts';
import { table } from './table.ts';

const stands: Readonly<Record<AnnotationPlace, string>> = {
  document: 'the document',
  tag: 'a tag',
  operation: 'an operation',
  parameter: 'a parameter',
  schema: 'a schema',
};

/** docs/contract.md: what an operation has to say, and each annotation with its first use as the example. */
export function contractPage(root: SpecNode): string {
  const entries: readonly [string, Annotation][] = Object.entries(annotationRules);
  const overview = entries.map(([name, { places, says }]) => {
    const [sentence = ''] = says.split(/(?<=\.) /);
    return [`[\`${name}\`](#${name})`, places.map(place => stands[place]).join(', '), sentence];
  });
  return `# The contract

Made by \`npm run generate\` from \`src/spec/lint/annotations.ts\` and \`openapi.yaml\`. Do not edit.

For people who edit \`openapi.yaml\`: each rule is there once, as an annotation that both mock and check read.
\`npm run lint:spec\` lists missing and wrong annotations, by line.

Every rule has a \`source\`: \`document\` (the API document), \`server\` (what known servers do where the document is silent or
wrong) or \`judgement\` (a choice of this project, which applies to the mock only).

An operation has an \`operationId\`, a summary with the document's Chinese name, a description that names its section of the
document, with its \`x-zh\`, a tag, \`x-effect\`, \`x-result-codes\`, and a response 200. The response is a \`oneOf\` of success and
failures: \`resultCode\` has \`const: 1\` in the success, an enum in the failures (\`components/schemas/Failure\`). A parameter has a
description with its \`x-zh\`, \`x-source\`, an \`example\`, and \`x-when-missing\` where the document requires it. The examples of an operation
are a call that succeeds on fresh demo data; the mock prints it when it starts.

${table(['annotation', 'used on', 'meaning'], overview)}

${entries.map(([name, annotation]) => section(name, annotation, root)).join('\n\n')}
`;
}

function section(name: string, { places, shape, says, mock, check }: Annotation, root: SpecNode): string {
  const parts = [
    `## ${name}`,
    `Used on ${places.map(place => stands[place]).join(' or ')}: \`${name}: ${shape}\``,
    says,
    `- Mock: ${mock}\n- Check: ${check}`,
    example(name, root),
  ];
  return parts.join('\n\n');
}

/** The first use that says something, and where it stands. */
function example(name: string, root: SpecNode): string {
  for (const { key, value, pointer } of allAnnotations(root)) {
    if (key !== name || value === '' || (isNode(value) && Object.keys(value).length === 0)) continue;
    return `For example in ${placeOf(pointer)}:\n\n\`\`\`yaml\n${written(key, value)}\n\`\`\``;
  }
  throw new Error(`Failed to show an example of ${name}: openapi.yaml has none. Remove the annotation.`);
}

/** Where an annotation stands, as people say it: `/friends/page`, `data.pageData`. */
function placeOf(pointer: string): string {
  const keys = keysOf(pointer).slice(0, -1);
  const [holder, ...rest] = keys;
  if (holder === undefined) return 'the root';
  const owner = holder === 'components' ? rest[1] : rest[0];
  const fields = keys.filter((_, index) => keys[index - 1] === 'properties').join('.');
  return [owner, fields].flatMap(part => (part ? [`\`${part}\``] : [])).join(', ');
}

function written(key: string, value: unknown): string {
  const flow = (part: unknown) => stringify(part, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  const isMap = isNode(value) && Object.values(value).every(isNode);
  if (!isMap) return `${key}: ${flow(value)}`;
  return [`${key}:`, ...Object.entries(value).map(([name, part]) => `  ${name}: ${flow(part)}`)].join('\n');
}
