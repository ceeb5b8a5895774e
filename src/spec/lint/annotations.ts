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
    says: 'What a call does to the server: nothing, something the API can take back, or something it cannot. The HTTP method does not say so: nearly everything is a GET.',
    mock: 'A read that changes a row is an error of the mock.',
    check:
      'In mode `probe` it sends only reads; irreversible calls need `--allow-irreversible`, or a session of the mock.',
  },
  'x-result-codes': {
    places: ['operation'],
    shape: '{ in-kebab-case: { code, or: [code, …], source } }',
    says: 'How the operation fails. The cases for a missing right are: `not-owner` if only the owner may call, `not-allowed` if the role in the group decides, `not-a-member` if only members may call. `or` lists the codes of servers that are known to differ; 1 means that they do not refuse.',
    mock: 'Answers only declared codes, and each of them on request with `Prefer: code=`.',
    check:
      'In mode `full` each code must be seen. Cases for tokens, missing parameters and wrong types are generated; `contracts/refusal-ways.ts` has the calls for the others. A code in `or` passes too, with a note.',
  },
  'x-when-missing': {
    places: ['parameter'],
    shape: '{ default: value | resultCode: code | ignored: true, by: operation, empty: taken, source }',
    says: 'What the server does when a parameter is missing or empty, even if the document requires it. `by: operation` goes only with a code: the operation itself refuses, not the reading of parameters, and that decides the fields of the failure. `empty: taken` goes with a code if an empty text is accepted.',
    mock: 'Does the same, and warns if the document requires the parameter; with `--strict` it refuses the call.',
    check:
      'Sends every call without the parameter: the answer must have the code, or be the answer for the default.',
  },
  'x-source': {
    places: ['parameter', 'schema'],
    shape: 'document | server | observed | judgement',
    says: 'The source of a parameter or of a part of a schema. Without it the source is the document.',
    mock: 'Warns only about what the document requires.',
    check: 'Decides the severity of a finding.',
  },
  'x-secret': {
    places: ['parameter', 'schema'],
    shape: 'true | false',
    says: 'Whether the value is a secret: it gives access to an account, or helps to. A name that looks secret (token, password, secret, key) must say `true` or `false`.',
    mock: 'The journal, the console and the control API show `***` instead.',
    check: 'No report shows the value.',
  },
  'x-unit': {
    places: ['schema'],
    shape: '{ unit: s | ms, source }',
    says: 'The unit of a time: seconds have 9 or 10 digits, milliseconds 12 or 13; 0 and -1 mean no time.',
    mock: 'Checks its own answers against it.',
    check: 'Checks every answer against it.',
  },
  'x-sorted-by': {
    places: ['schema'],
    shape: '{ by: [field, -descendingField], mixed: { field: [value, …] }, source }',
    says: 'The order of the rows of a list. Rows with equal keys may come in any order, and rows with different values of `mixed`.',
    mock: 'Checks its own answers against it.',
    check: 'Checks every answer against it.',
  },
  'x-unique-by': {
    places: ['schema'],
    shape: '{ by: [field], source }',
    says: 'The fields that identify a row of a list.',
    mock: 'Checks its own answers against it.',
    check: 'Checks every answer against it.',
  },
  'x-page': {
    places: ['schema'],
    shape: '{ rows: field, perPage: number | field or parameter, source }',
    says: 'An object that is a page of a list: no more rows than `total`, and `pageCount` is total divided by `perPage`, rounded up.',
    mock: 'Checks its own answers against it.',
    check: 'Checks every answer against it.',
  },
  'x-echo': {
    places: ['schema'],
    shape: '{ parameter: name, or: value, source }',
    says: 'The value repeats a request parameter. `or` is the value of servers that are known not to repeat it.',
    mock: 'Checks its own answers against it.',
    check: 'Checks every answer against it.',
  },
  'x-agrees-with': {
    places: ['schema'],
    shape: '{ field: name, source }',
    says: 'For JSON inside a text field: the value is the same as in a field of the surrounding row.',
    mock: 'Checks its own answers against it.',
    check: 'Checks every answer against it.',
  },
  'x-content-when': {
    places: ['schema'],
    shape: '{ field: name, is: value, source }',
    says: 'Goes with `contentSchema`: the text is such JSON only if the given field of the same object has the given value.',
    mock: 'Checks its own answers against it.',
    check: 'Checks every answer against it.',
  },
  'x-volatile': {
    places: ['schema'],
    shape: '{ source }',
    says: 'The value changes by itself, or by other calls: last activity, online status, time of the last change.',
    mock: 'Does nothing with it.',
    check: 'Ignores the value when it compares a row with an earlier state.',
  },
  'x-ref': {
    places: ['schema'],
    shape: `{ to: ${referenceTargets.join(' | ')}, source }`,
    says: 'What the value refers to.',
    mock: 'Has a fault for it: a reference to a missing row.',
    check: 'Does not follow it; the cases in `contracts/references.contract.ts` do.',
  },
  'x-zh': {
    places: ['tag', 'operation', 'parameter', 'schema'],
    shape: 'text',
    says: 'The Chinese of the description. Every description of a tag, an operation, a parameter or a schema has it.',
    mock: 'The console shows it in Chinese.',
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
    says: 'Every GET operation also accepts a POST with a form; query and form are merged.',
    mock: 'Reads both.',
    check: 'Sends every read both ways: the answers must be equal.',
  },
} as const satisfies Readonly<Record<`x-${string}`, Annotation>>;

export type AnnotationName = keyof typeof annotationRules;
