import type { Operation, OperationId, Parameter, WhenMissing } from '../operation.ts';
import { isSource } from '../sources.ts';
import { below, follow, isNode, type SpecNode } from './document.ts';

const types = new Set<unknown>(['string', 'integer', 'number', 'boolean']);
const effects = new Set<unknown>(['read', 'write', 'irreversible']);

/** One `get` or `post` of openapi.yaml. */
export interface RawOperation {
  readonly id: string;
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly pointer: string;
  readonly node: SpecNode;
  readonly pathItem: SpecNode;
}

/** Every operation of the document in its order. */
export function rawOperations(root: SpecNode): RawOperation[] {
  const found: RawOperation[] = [];
  for (const [path, pathItem] of Object.entries(isNode(root.paths) ? root.paths : {})) {
    if (!isNode(pathItem)) continue;
    for (const method of ['get', 'post'] as const) {
      const node = pathItem[method];
      if (!isNode(node)) continue;
      const id = String(node.operationId);
      found.push({ id, path, method, pointer: below('#', 'paths', path, method), node, pathItem });
    }
  }
  return found;
}

/** The operations of the document as run time sees them. @throws Error when an annotation is missing or malformed */
export function compileOperations(root: SpecNode): Operation[] {
  return rawOperations(root).map(raw => {
    const parameters = [...declaredParameters(root, raw), ...formFields(root, raw)];
    const { effect } = isNode(raw.node['x-effect']) ? raw.node['x-effect'] : {};
    if (!effects.has(effect)) throw malformed(raw.pointer, 'x-effect');
    return {
      id: raw.id as OperationId,
      method: raw.method === 'get' ? 'GET' : 'POST',
      path: raw.path,
      service: serviceOf(raw.pathItem),
      tag: Array.isArray(raw.node.tags) ? String(raw.node.tags[0]) : '',
      summary: String(raw.node.summary ?? ''),
      section: sectionIn(String(raw.node.description ?? '')),
      effect: effect as Operation['effect'],
      needsToken: parameters.some(parameter => parameter.name === 'access_token'),
      parameters,
      resultCodes: resultCodesOf(raw),
      example: exampleOf(root, raw, parameters),
    };
  });
}

/** The section that a description names in either language, e.g. `1.7`; empty where it names none. */
function sectionIn(description: string): string {
  return /(?:\b[Dd]ocument|文档) (\d\.\d[ab]?)/.exec(description)?.[1] ?? '';
}

// The document gives each service its own port (3.0, 3.1); the contract says so in `servers` of the path.
function serviceOf(pathItem: SpecNode): Operation['service'] {
  const [server] = Array.isArray(pathItem.servers) ? pathItem.servers : [];
  const port = isNode(server) ? new URL(String(server.url)).port : '';
  if (port === '8088') return 'upload';
  return port === '8089' ? 'files' : 'api';
}

function declaredParameters(root: SpecNode, { node, pointer }: RawOperation): Parameter[] {
  return (Array.isArray(node.parameters) ? node.parameters : []).map((_, index) => {
    const { node: parameter, pointer: place } = follow(root, below(pointer, 'parameters', index));
    if (parameter.in !== 'query' && parameter.in !== 'path') throw malformed(place, 'in');
    return compileParameter(String(parameter.name), parameter.in, parameter, parameter.schema, place);
  });
}

/**
 * The shortest call that succeeds: the path, or the query, made of the `example` of each parameter that the document
 * names or that the server refuses to go without.
 */
function exampleOf(
  root: SpecNode,
  { node, pointer, path }: RawOperation,
  parameters: readonly Parameter[],
): string {
  const values = new Map(
    (Array.isArray(node.parameters) ? node.parameters : []).map((_, index) => {
      const { node: parameter } = follow(root, below(pointer, 'parameters', index));
      return [String(parameter.name), parameter.example];
    }),
  );
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(values.get(name) ?? ''));
  if (filled !== path) return filled;
  return parameters
    .filter(({ source, whenMissing }) => source === 'document' || whenMissing?.kind === 'resultCode')
    .map(({ name }) => ({ name, value: String(values.get(name) ?? '') }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${value.replace(/[%&+#]/g, encodeURIComponent)}`)
    .join('&');
}

function formFields(root: SpecNode, { node, pointer }: RawOperation): Parameter[] {
  const content = isNode(node.requestBody) ? node.requestBody.content : undefined;
  const form = isNode(content) ? content['multipart/form-data'] : undefined;
  if (!isNode(form)) return [];
  const at = below(pointer, 'requestBody', 'content', 'multipart/form-data', 'schema');
  const { node: schema, pointer: place } = follow(root, at);
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(isNode(schema.properties) ? schema.properties : {})
    .filter(([, field]) => isNode(field) && field.contentMediaType === undefined)
    .map(([name, field]) => {
      const described = { ...(field as SpecNode), required: required.includes(name) };
      return compileParameter(name, 'form', described, field, below(place, 'properties', name));
    });
}

function compileParameter(
  name: string,
  where: Parameter['in'],
  node: SpecNode,
  schema: unknown,
  pointer: string,
): Parameter {
  const { type, format } = isNode(schema) ? schema : {};
  if (!types.has(type)) throw malformed(pointer, 'type');
  if (!isSource(node['x-source'])) throw malformed(pointer, 'x-source');
  const whenMissing = node['x-when-missing'];
  return {
    name,
    in: where,
    type: type as Parameter['type'],
    ...(typeof format === 'string' ? { format: format as NonNullable<Parameter['format']> } : {}),
    required: node.required === true,
    source: node['x-source'],
    description: String(node.description ?? ''),
    ...(whenMissing === undefined ? {} : { whenMissing: compileWhenMissing(whenMissing, pointer) }),
  };
}

function compileWhenMissing(annotation: unknown, pointer: string): WhenMissing {
  if (isNode(annotation)) {
    const { default: value, resultCode: code, ignored, by, empty } = annotation;
    if (ignored === true) return { kind: 'ignored' };
    if (typeof code === 'number') {
      return {
        kind: 'resultCode',
        code,
        by: by === 'operation' ? 'operation' : 'binding',
        ...(empty === 'taken' && { emptyTaken: true as const }),
      };
    }
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'default', value };
    }
  }
  throw malformed(pointer, 'x-when-missing');
}

function resultCodesOf({ node }: RawOperation): Operation['resultCodes'] {
  const codes = node['x-result-codes'];
  return (isNode(codes) ? codes : {}) as Operation['resultCodes'];
}

function malformed(pointer: string, what: string): Error {
  return new Error(
    `Failed to compile openapi.yaml: ${pointer} has no usable ${what}. Run npm run lint:spec.`,
  );
}
