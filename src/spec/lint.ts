import SwaggerParser from '@apidevtools/swagger-parser';
import { readDocument, type SpecDocument } from './compile/document.ts';
import { compileValidators } from './compile/validators.ts';
import { checkAnnotations } from './lint/annotations.ts';
import { checkNames } from './lint/fields.ts';
import { checkKeywords } from './lint/keywords.ts';
import { checkOperations } from './lint/operations.ts';
import type { Problem } from './lint/problem.ts';

/** Something wrong in openapi.yaml. */
export interface LintFinding {
  /** Line in openapi.yaml, from 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * Everything wrong with the text of openapi.yaml, by line: as an OpenAPI document, in its annotations, and in what
 * they name. Later checks run only on what earlier ones found sound.
 */
export async function lintSpec(text: string): Promise<LintFinding[]> {
  let document: SpecDocument;
  try {
    document = readDocument(text);
  } catch (error) {
    const message = messageOf(error);
    return [{ line: Number(/line (\d+)/.exec(message)?.[1] ?? 1), message }];
  }
  const { root, lineOf } = document;
  // Several operations may lead to one place, which is one finding all the same.
  const found = (problems: readonly Problem[]) =>
    [...new Map(problems.map(problem => [`${problem.pointer} ${problem.message}`, problem])).values()]
      .map(({ pointer, message }) => ({ line: lineOf(pointer), message }))
      .sort((one, other) => one.line - other.line);
  const stages: (() => Promise<Problem[]> | Problem[])[] = [
    () => checkKeywords(root),
    () => checkOpenApi(structuredClone(root) as object),
    () => checkAnnotations(root),
    () => [...checkOperations(root), ...checkNames(root)],
    async () => {
      await compileValidators(root);
      return [];
    },
  ];
  for (const stage of stages) {
    const problems = await attempt(stage);
    if (problems.length > 0) return found(problems);
  }
  return [];
}

async function checkOpenApi(copy: object): Promise<Problem[]> {
  try {
    await SwaggerParser.validate(copy as never);
    return [];
  } catch (error) {
    // A message with many errors names each place once, in a line of its own.
    const lines = messageOf(error).split('\n');
    const located = lines.filter(line => /#\/\S+/.test(line));
    return (located.length > 0 ? located : [lines.join(' ')]).map(problemOf);
  }
}

async function attempt(stage: () => Promise<Problem[]> | Problem[]): Promise<Problem[]> {
  try {
    return await stage();
  } catch (error) {
    return [problemOf(messageOf(error))];
  }
}

function problemOf(message: string): Problem {
  return { pointer: /#\/[^\s"',:]+/.exec(message)?.[0] ?? '#', message: message.trim() };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
