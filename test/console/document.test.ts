import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { controlTypes } from '../../src/control-api/compile/generate.ts';

// A compiler on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

const project = join(import.meta.dirname, '..', '..');
const consoleFolder = join(project, 'src', 'console');
const controlApi = join(project, 'src', 'control-api');
const document = readFileSync(join(controlApi, 'openapi.yaml'), 'utf8');

/** Fields of the control API that the console reads or sends, by schema. */
const fields = {
  Caller: ['nickname', 'userId'],
  Chat: ['last', 'name', 'timeSend'],
  ChatMessage: ['content', 'fromName', 'mine'],
  Clock: ['by', 'now'],
  ClockSetting: ['mode'],
  CreatedUser: ['token'],
  Fault: ['defect', 'family', 'operations'],
  FaultSetting: ['fixedDelay', 'probability', 'times'],
  HeldRequest: ['operationId', 'method', 'parameters'],
  Issue: ['message', 'rule', 'source'],
  JournalMeta: ['disabled', 'evicted'],
  KeyedRow: ['key', 'row'],
  ListedUser: ['nickname', 'phone', 'userId'],
  NewMessage: ['from', 'fileName', 'room'],
  NewToken: ['userId'],
  NewUser: ['nickname', 'phone'],
  Problem: ['nearest', 'pointer'],
  RequestDetail: ['answer', 'curl', 'undeclared'],
  RequestEntry: ['durationMs', 'resultCode', 'verdict'],
  Release: ['code', 'parameters'],
  RowChange: ['after', 'before'],
  RowReference: ['name', 'collection', 'field'],
  Scenario: ['active'],
  Session: ['name'],
  SwitchedFault: ['met', 'title'],
};
/** Fields that hold others: what is inside one that is renamed is not seen any more. */
const outer = {
  HoldList: ['held', 'operations'],
  RequestList: ['meta', 'requests'],
  RowsPage: ['rows', 'total'],
  SessionList: ['sessions'],
  StateCounts: ['collections', 'scenario'],
  UserList: ['total', 'users'],
};
/** Several rounds, because the compiler names one field of an object that is wrong: a field of each schema in each. */
const rounds = [fields, outer].flatMap(table =>
  [0, 1, 2]
    .map(round =>
      Object.entries(table).flatMap(([schema, names]) => {
        const name = names[round];
        return name === undefined ? [] : [{ schema, name }];
      }),
    )
    .filter(renamed => renamed.length > 0),
);
/** Files that no change touches, read and parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles the console with other types of the control API; the errors, each with its file. */
function compiled(types: string): string[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(consoleFolder, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    consoleFolder,
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const generated = join(controlApi, 'generated', 'types.gen.ts');
  host.getSourceFile = (file, target) => {
    if (join(file) === generated) return ts.createSourceFile(file, types, target);
    if (!parsed.has(file)) parsed.set(file, getSourceFile.call(host, file, target));
    return parsed.get(file);
  };
  const roots = ['main.tsx', 'errata.d.ts'].map(name => join(consoleFolder, name));
  return ts
    .getPreEmitDiagnostics(ts.createProgram(roots, options, host))
    .map(({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

/** The types that would be generated, had the document been changed. */
async function typesAfter(change: (schemas: Record<string, Schema>) => void): Promise<string> {
  const changed = parse(document);
  change(changed.components.schemas);
  return controlTypes(changed);
}

interface Schema {
  readonly required?: string[];
  readonly properties: Record<string, { enum?: string[] }>;
}

test.each(
  rounds.map(renamed => ({
    names: renamed.map(({ schema, name }) => `${schema}.${name}`).join(', '),
    renamed,
  })),
)('a field that is renamed in the document breaks it: $names', async ({ renamed }) => {
  const types = await typesAfter(schemas => {
    for (const { schema, name } of renamed) rename(schemas[schema], name);
  });
  const errors = compiled(types).filter(error => error.startsWith(consoleFolder));
  const unnoticed = renamed.filter(({ name }) => !errors.some(error => isAbout(error, name)));
  expect(unnoticed).toEqual([]);
});

test('a verdict, or a source of a rule, that is new in the document wants its words', async () => {
  const types = await typesAfter(({ RequestEntry, Issue }) => {
    RequestEntry?.properties.verdict?.enum?.push('late');
    Issue?.properties.source?.enum?.push('rumour');
  });
  const errors = compiled(types).join('\n');
  expect(errors).toMatch(/request-row\.tsx .*"late"/);
  expect(errors).toMatch(/source-mark\.tsx .*"rumour"/);
});

/** Whether an error is about a field: in quotes, or in a list at its end. */
function isAbout(error: string, field: string): boolean {
  return new RegExp(`['"]${field}['"]|: (?:\\w+, )*${field}(?:,|$)`).test(error);
}

function rename(schema: Schema | undefined, name: string): void {
  const field = schema?.properties[name];
  if (!schema || !field) throw new Error(`Failed to rename ${name}: the document has no such field.`);
  const { properties, required } = schema;
  properties[`${name}Renamed`] = field;
  delete properties[name];
  if (required?.includes(name)) required.splice(required.indexOf(name), 1, `${name}Renamed`);
}
