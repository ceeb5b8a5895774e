import { type RawAnswer, rawAnswer } from '../compile/answers.ts';
import { below, isNode, NothingThere, type SpecNode } from '../compile/document.ts';
import { type RawOperation, rawOperations } from '../compile/operations.ts';
import { resultCodes } from '../result-codes.ts';
import { checkParameter, isNumeric, type ParameterPlace, parameterPlaces } from './parameters.ts';
import type { LintProblem } from './problem.ts';

const { tokenMissing, tokenInvalid, internal, noPermission } = resultCodes;
/** The names of the cases of `noPermission`, by what the permission depends on; faults are made from them. */
const permissionCases = ['not-owner', 'not-allowed', 'not-a-member'];

/**
 * Checks what each operation and each of its parameters says, and its codes against src/spec/result-codes.ts.
 * @param ownCodes codes that the document has beside those of that table
 */
export function checkOperations(root: SpecNode, ownCodes: readonly number[] = []): LintProblem[] {
  const answers: RawAnswer[] = [];
  const problems = rawOperations(root).flatMap(operation => {
    const parameters = part(operation, () => parameterPlaces(root, operation));
    const answer = part(operation, () => rawAnswer(root, operation));
    if (answer.found) answers.push(answer.found);
    return [
      ...checkOperation(operation),
      ...checkSecurity(operation, parameters.found ?? []),
      ...(parameters.found ?? []).flatMap(checkParameter),
      ...answer.problems,
      ...(answer.found ? checkCodes(operation, answer.found, parameters.found ?? []) : []),
    ];
  });
  return [...problems, ...checkTable(answers, ownCodes)];
}

/** Finds a part of an operation, or says why there is none; a broken reference is named where it stands. */
function part<Found>(
  { pointer }: RawOperation,
  find: () => Found,
): { found?: Found; problems: LintProblem[] } {
  try {
    return { found: find(), problems: [] };
  } catch (error) {
    if (error instanceof NothingThere) return { problems: [] };
    return { problems: [{ pointer, message: error instanceof Error ? error.message : String(error) }] };
  }
}

function checkOperation({ node, pointer, id }: RawOperation): LintProblem[] {
  const miss = (what: string): LintProblem => ({ pointer, message: `operation ${id} must have ${what}` });
  return [
    ...(typeof node.operationId === 'string' ? [] : [miss('an operationId')]),
    ...(typeof node.summary === 'string' ? [] : [miss('a summary')]),
    ...(typeof node.description === 'string'
      ? []
      : [miss('a description that names its section of the document')]),
    ...(Array.isArray(node.tags) ? [] : [miss('tags')]),
    ...(isNode(node.responses) && isNode(node.responses['200']) ? [] : [miss('a response 200')]),
    ...(node['x-effect'] === undefined ? [miss('x-effect')] : []),
  ];
}

/** Checks that other tools are told of the token where the mock asks for one. */
function checkSecurity(
  { node, pointer, id }: RawOperation,
  parameters: readonly ParameterPlace[],
): LintProblem[] {
  const needsToken = parameters.some(({ name }) => name === 'access_token');
  const says = Array.isArray(node.security) && node.security.length > 0;
  if (needsToken === says) return [];
  const message = needsToken
    ? `operation ${id} must have security: [{ token: [] }], because it has access_token`
    : `operation ${id} must have no security, because it has no access_token`;
  return [{ pointer, message }];
}

/** Checks that an operation declares every code it can answer, and can answer every code it declares. */
function checkCodes(
  { node, pointer, id }: RawOperation,
  { failures }: RawAnswer,
  parameters: readonly ParameterPlace[],
): LintProblem[] {
  const given = node['x-result-codes'];
  const cases = isNode(given) ? given : {};
  const codeOf = (entry: unknown) => (isNode(entry) ? entry.code : undefined);
  const declared = new Set(Object.values(cases).map(codeOf));
  const answered = failures.flatMap(({ codes }) => codes);
  const about = below(pointer, 'x-result-codes');
  return [
    ...(isNode(given) ? [] : [{ pointer, message: `operation ${id} must have x-result-codes` }]),
    ...Object.entries(cases).flatMap(([name, entry]): LintProblem[] => {
      const code = codeOf(entry);
      const at = below(about, name);
      if (code === noPermission.code && !permissionCases.includes(name))
        return [
          { pointer: at, message: `code ${code} (${name}) must be called ${permissionCases.join(' or ')}` },
        ];
      if (typeof code !== 'number' || answered.includes(code)) return [];
      return [{ pointer: at, message: `code ${code} (${name}) is in no failure schema that ${id} answers` }];
    }),
    ...[...followingCodes(parameters)]
      .filter(([code]) => !declared.has(code))
      .map(([code, why]) => ({ pointer: about, message: `operation ${id} must declare ${code}: ${why}` })),
  ];
}

/** The codes that follow from the parameters, each with the reason. */
function followingCodes(parameters: readonly ParameterPlace[]): ReadonlyMap<number, string> {
  const codes = new Map<number, string>();
  for (const { name, node } of parameters) {
    const rule = node['x-when-missing'];
    const code = isNode(rule) ? rule.resultCode : undefined;
    if (typeof code === 'number') codes.set(code, `that is what happens without ${name}`);
    if (name === 'access_token') {
      codes.set(tokenMissing.code, 'it needs a token');
      codes.set(tokenInvalid.code, 'it needs a token');
    }
  }
  const number = parameters.find(parameter => parameter.in === 'query' && isNumeric(parameter));
  if (number) codes.set(internal.code, `that is what happens when ${number.name} is no number`);
  return codes;
}

/** Checks the codes of the failure schemas against src/spec/result-codes.ts. */
function checkTable(answers: readonly RawAnswer[], ownCodes: readonly number[]): LintProblem[] {
  const pointer = '#/components/schemas';
  const declared = new Set(answers.flatMap(({ failures }) => failures.flatMap(({ codes }) => codes)));
  const known = new Set<number>([...Object.values(resultCodes).map(({ code }) => code), ...ownCodes]);
  return [
    ...[...declared]
      .filter(code => !known.has(code))
      .map(code => ({ pointer, message: `code ${code} is not in src/spec/result-codes.ts` })),
    // Only the table's own document has to have all of it.
    ...[...(ownCodes.length === 0 ? known : [])]
      .filter(code => !declared.has(code))
      .map(code => ({
        pointer,
        message: `code ${code} of src/spec/result-codes.ts is in no failure schema`,
      })),
  ];
}
