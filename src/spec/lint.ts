import SwaggerParser from '@apidevtools/swagger-parser';
import { readDocument, type SpecDocument, type SpecNode } from './compile/document.ts';
import { compileValidators } from './compile/validators.ts';
import { checkAnnotations } from './lint/annotation-checks.ts';
import { checkChinese } from './lint/chinese.ts';
import { checkNames } from './lint/fields.ts';
import { checkKeywords, checkReferences } from './lint/keywords.ts';
import { checkOperations } from './lint/operations.ts';
import type { LintProblem } from './lint/problem.ts';
import { checkSecrets } from './lint/secrets.ts';

/** Something wrong in openapi.yaml. */
export interface LintFinding {
  /** Line in openapi.yaml, from 1. */
  readonly line: number;
  readonly message: string;
}

type Check = (root: SpecNode) => Promise<LintProblem[]> | LintProblem[];

/**
 * Finds everything that is wrong with the text of openapi.yaml, by line: as an OpenAPI document, in its annotations, and
 * in the names they use. The consequences of a mistyped keyword or reference are left out.
 */
export async function lintSpec(text: string): Promise<LintFinding[]> {
  let document: SpecDocument;
  try {
    document = readDocument(text);
  } catch (error) {
    const message = messageOf(error);
    return [{ line: Number(/line (\d+)/.exec(message)?.[1] ?? 1), message }];
  }
  return lintDocument(document);
}

/** The same for a document that is read already. @param ownCodes result codes that it has beside those of the table */
export async function lintDocument(
  { root, lineOf }: SpecDocument,
  ownCodes: readonly number[] = [],
): Promise<LintFinding[]> {
  const mistyped = [...checkReferences(root), ...checkKeywords(root)];
  const checkCalls = (of: SpecNode) => checkOperations(of, ownCodes);
  const rest = [checkOpenApi, checkCalls, checkSecrets, checkNames, checkChinese];
  const checks = [checkAnnotations, ...(mistyped.length === 0 ? rest : [])];
  let problems = [...mistyped, ...(await collect(root, checks))];
  if (problems.length === 0) problems = await collect(root, [checkValidators]);
  // Several operations may lead to one place, which is one finding all the same.
  return [...new Map(problems.map(problem => [`${problem.pointer} ${problem.message}`, problem])).values()]
    .map(({ pointer, message }) => ({ line: lineOf(pointer), message }))
    .sort((one, other) => one.line - other.line);
}

/** Collects the problems of the checks. Why a check threw counts only where no other found the problem behind it. */
async function collect(root: SpecNode, checks: readonly Check[]): Promise<LintProblem[]> {
  const problems: LintProblem[] = [];
  const thrown: LintProblem[] = [];
  for (const check of checks) {
    try {
      problems.push(...(await check(root)));
    } catch (error) {
      thrown.push(problemOf(messageOf(error)));
    }
  }
  return problems.length > 0 ? problems : thrown;
}

async function checkValidators(root: SpecNode): Promise<LintProblem[]> {
  await compileValidators(root);
  return [];
}

async function checkOpenApi(root: SpecNode): Promise<LintProblem[]> {
  try {
    // A copy: swagger-parser resolves references in what it is given.
    await SwaggerParser.validate(structuredClone(root) as never);
    return [];
  } catch (error) {
    // A message with many errors names each place once, in a line of its own.
    const lines = messageOf(error).split('\n');
    const located = lines.filter(line => /#\/\S+/.test(line));
    return (located.length > 0 ? located : [lines.join(' ')]).map(problemOf);
  }
}

function problemOf(message: string): LintProblem {
  return { pointer: /#\/[^\s"',:]+/.exec(message)?.[0] ?? '#', message: message.trim() };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
