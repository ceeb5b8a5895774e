import { join, relative } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');
const entries = ['index.ts', 'client.ts', 'config.ts', 'control-api/client/index.ts', 'browser/index.ts'];

/** What `components` and `paths` are made of, and what only those meet who look into the parts of `mock.world()`. */
const notMet = /\/generated\/|^src\/(?:faults|store)\//;

/** A name that users of the package meet in their editor. */
export interface PublicName {
  /** Where it is declared, e.g. `src/mock-options.ts:12 log`. */
  readonly place: string;
  /** What the editor shows of it; empty where nothing is written. */
  readonly text: string;
}

/** Every exported name of the package, and every member of what they lead to; generated types left out. */
export function publicNames(): PublicName[] {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const files = entries.map(entry => join(root, 'src', entry));
  const { tsBuildInfoFile: _, ...rest } = options;
  const program = ts.createProgram(files, { ...rest, incremental: false });
  const checker = program.getTypeChecker();
  const found = new Map<string, PublicName>();
  const seen = new Set<ts.Type>();

  function fileOf(symbol: ts.Symbol): string | undefined {
    const file = symbol.declarations?.[0]?.getSourceFile().fileName;
    const path = file && relative(root, file);
    return path?.startsWith('src/') && !notMet.test(path) ? path : undefined;
  }

  function note(symbol: ts.Symbol): boolean {
    const file = fileOf(symbol);
    if (file === undefined) return false;
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
    const tags = symbol.getJsDocTags(checker).map(tag => ts.displayPartsToString(tag.text));
    const declared = symbol.declarations?.[0];
    const source = declared?.getSourceFile();
    const line = source && declared ? source.getLineAndCharacterOfPosition(declared.getStart()).line + 1 : 0;
    const place = `${file}:${line} ${symbol.name}`;
    found.set(place, { place, text: [text, ...tags].join(' ').trim() });
    return true;
  }

  function members(type: ts.Type): void {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) for (const part of type.types) members(part);
    if (!(type.flags & ts.TypeFlags.Object)) return;
    for (const property of type.getProperties()) {
      if (property.name.startsWith('__') || property.name.startsWith('#')) continue;
      const declared = property.valueDeclaration ?? property.declarations?.[0];
      const its =
        declared && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, declared));
      // What tells the kinds of a union apart speaks for itself.
      const isPlain = its === undefined || its.isLiteral() || (its.flags & ts.TypeFlags.Never) !== 0;
      if (!isPlain && note(property)) follow(its);
    }
  }

  /** What a value has, takes and gives. */
  function follow(type: ts.Type): void {
    for (const argument of checker.getTypeArguments(type as ts.TypeReference)) members(argument);
    for (const signature of [...type.getCallSignatures(), ...type.getConstructSignatures()]) {
      for (const parameter of signature.getParameters()) {
        const declared = parameter.valueDeclaration;
        if (declared) members(checker.getTypeOfSymbolAtLocation(parameter, declared));
      }
      const result = signature.getReturnType();
      for (const argument of checker.getTypeArguments(result as ts.TypeReference)) members(argument);
      members(result);
    }
    members(type);
  }

  for (const file of files) {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
    for (const each of module ? checker.getExportsOfModule(module) : []) {
      const symbol = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each;
      if (!note(symbol)) continue;
      if (symbol.flags & ts.SymbolFlags.Type) members(checker.getDeclaredTypeOfSymbol(symbol));
      const declared = symbol.valueDeclaration;
      if (declared) follow(checker.getTypeOfSymbolAtLocation(symbol, declared));
    }
  }
  return [...found.values()];
}
