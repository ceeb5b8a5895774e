/** Where in openapi.yaml an annotation stands; form fields of an upload are parameters too. */
export type AnnotationPlace = 'document' | 'tag' | 'operation' | 'parameter' | 'schema';

/** An annotation of openapi.yaml: docs/contract.md is made of these, and the lint has a check for each. */
export interface Annotation {
  readonly places: readonly AnnotationPlace[];
  /** Its value as YAML. */
  readonly shape: string;
  readonly says: string;
  /** What the mock does with it. */
  readonly mock: string;
  /** What the check does with it. */
  readonly check: string;
}

/** What values may refer to, as `<collection>.<field>`. */
export const referenceTargets = [
  'user.userId',
  'user.account',
  'room.id',
  'room.jid',
  'notice.id',
  'message._id',
  'message.messageId',
  'file.oUrl',
  'file.tUrl',
] as const;

/** Every annotation, by its key. */
export const annotationRules = {
  'x-effect': {
    places: ['operation'],
    shape: '{ effect: read | write | irreversible, source }',
    says: 'What a call does to the server: nothing, something the API can take back, or something it cannot. The method does not tell, since nearly everything is a GET.',
    mock: 'A read that changes a row is an error of the mock.',
    check:
      'Sends reads alone in mode `probe`; what is irreversible needs `--allow-irreversible`, or a world of the mock to throw away.',
  },
  'x-result-codes': {
    places: ['operation'],
    shape: '{ in-kebab-case: { code, or: [code, …], source } }',
    says: 'How the operation fails. Who lacks a right is `not-owner` where the group itself says who may, `not-allowed` where the role in it does, `not-a-member` where members may. `or`, where the facts know servers that differ: what they answer in its place, 1 where they do not refuse.',
    mock: 'Answers no `code` that is not declared, and offers each to `Prefer: code=`.',
    check:
      'Each code is a floor of mode `full`. Cases for tokens, missing parameters and wrong types are generated; each other case is provoked in `contracts/refusal-ways.ts`. What `or` names holds as well, with a note.',
  },
  'x-when-missing': {
    places: ['parameter'],
    shape: '{ default: value | resultCode: code | ignored: true, by: operation, empty: taken, source }',
    says: 'What the server does when a parameter is missing or empty, whatever the document requires. `by: operation` stands beside a code alone, where the operation itself refuses and not the reading of parameters: that decides the fields of the failure. `empty: taken` stands beside a code where an empty text is served all the same.',
    mock: 'Does so, and warns where the document requires the parameter; `--strict` refuses it.',
    check:
      'Sends every call without the parameter: the code must come, or the answer must be that of the default.',
  },
  'x-source': {
    places: ['parameter', 'schema'],
    shape: 'document | server | observed | judgement',
    says: 'What a parameter, or a part of a schema, rests on. A part without it rests on the document.',
    mock: 'Only what the document requires is warned of.',
    check: 'Decides how grave a finding is.',
  },
  'x-secret': {
    places: ['parameter', 'schema'],
    shape: 'true | false',
    says: 'Whether the value opens a login or helps to. Where a name looks like it (token, password, secret, key), one of the two has to be said.',
    mock: 'The journal, the console and the control API show `***` instead.',
    check: 'No report shows the value.',
  },
  'x-unit': {
    places: ['schema'],
    shape: '{ unit: s | ms, source }',
    says: 'The unit of a time: seconds have 9 or 10 digits, milliseconds 12 or 13; 0 and -1 stand for none.',
    mock: 'Holds its answers to it.',
    check: 'Holds every answer to it.',
  },
  'x-sorted-by': {
    places: ['schema'],
    shape: '{ by: [field, -descendingField], source }',
    says: 'The order of the rows of a list. Rows with equal keys may come in any order.',
    mock: 'Holds its answers to it.',
    check: 'Holds every answer to it.',
  },
  'x-unique-by': {
    places: ['schema'],
    shape: '{ by: [field], source }',
    says: 'The fields that tell the rows of a list apart.',
    mock: 'Holds its answers to it.',
    check: 'Holds every answer to it.',
  },
  'x-page': {
    places: ['schema'],
    shape: '{ rows: field, perPage: number | field or parameter, source }',
    says: 'An object that is a page of a list: no more rows than `total`, and `pageCount` is total divided by `perPage`, rounded up.',
    mock: 'Holds its answers to it.',
    check: 'Holds every answer to it.',
  },
  'x-echo': {
    places: ['schema'],
    shape: '{ parameter: name, or: value, source }',
    says: 'The value is that of a request parameter. `or`, where the facts know servers that do not repeat it: what those show instead.',
    mock: 'Holds its answers to it.',
    check: 'Holds every answer to it.',
  },
  'x-agrees-with': {
    places: ['schema'],
    shape: '{ field: name, source }',
    says: 'In JSON that travels in a text: the value is that of a field of the row around it.',
    mock: 'Holds its answers to it.',
    check: 'Holds every answer to it.',
  },
  'x-content-when': {
    places: ['schema'],
    shape: '{ field: name, is: value, source }',
    says: 'Beside `contentSchema`: the text is such JSON only where that field of the same object has that value.',
    mock: 'Holds its answers to it.',
    check: 'Holds every answer to it.',
  },
  'x-volatile': {
    places: ['schema'],
    shape: '{ source }',
    says: 'The value changes by itself, or by calls that are not about it: what somebody did last, whether they are here, when a row was last touched.',
    mock: 'Does nothing with it.',
    check: 'Leaves the value out wherever a row has to be as it was before.',
  },
  'x-ref': {
    places: ['schema'],
    shape: `{ to: ${referenceTargets.join(' | ')}, source }`,
    says: 'What the value refers to.',
    mock: 'Makes a fault of it: a reference that leads nowhere.',
    check: 'Follows none by itself: cases in `contracts/references.contract.ts` do.',
  },
  'x-zh': {
    places: ['tag', 'operation', 'parameter', 'schema'],
    shape: 'text',
    says: 'The description beside it, in Chinese. Every description of a tag, an operation, a parameter or a schema has it.',
    mock: 'The console shows it to who reads Chinese.',
    check: 'Does nothing with it.',
  },
  'x-reasons': {
    places: ['document'],
    shape: '{ in-kebab-case: { en, zh } }',
    says: 'What the names of `x-result-codes` mean, in both languages.',
    mock: 'The console shows it beside the code.',
    check: 'Does nothing with it.',
  },
  'x-form-post': {
    places: ['document'],
    shape: 'true',
    says: 'Every operation that is described as a GET takes a POST with a form as well, query and form merged.',
    mock: 'Reads both.',
    check: 'Sends every read both ways: the answers must be equal.',
  },
} as const satisfies Readonly<Record<`x-${string}`, Annotation>>;

export type AnnotationName = keyof typeof annotationRules;
