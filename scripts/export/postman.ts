import { below, follow, isNode, type SpecNode } from '../../src/spec/compile/document.ts';
import { type RawOperation, rawOperations } from '../../src/spec/compile/operations.ts';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Checks that a request of the collection makes of its answer. */
const isSuccess = ["pm.test('resultCode is 1', () => pm.expect(pm.response.json().resultCode).to.equal(1));"];

/**
 * The contract as a Postman collection (2.1): a folder for each tag, a request for each operation with its examples, and
 * variables for the three services, the token, and the file that is uploaded.
 */
export function postmanCollection(root: SpecNode) {
  const operations = rawOperations(root);
  const tags = Array.isArray(root.tags) ? root.tags.filter(isNode) : [];
  const info = isNode(root.info) ? root.info : {};
  return {
    info: { name: String(info.title), description: String(info.summary), schema },
    variable: variables(root),
    item: tags.map(({ name, description }) => ({
      name: String(name),
      description: String(description),
      item: operations
        .filter(({ node }) => Array.isArray(node.tags) && node.tags[0] === name)
        .map(operation => itemOf(root, operation)),
    })),
  };
}

function variables(root: SpecNode) {
  const token = follow(root, '#/components/parameters/AccessToken').node.example;
  const urls = serversOf(root).map(({ url, port }) => ({ key: variableOf[port] ?? 'baseUrl', value: url }));
  const seen = new Map(urls.map(url => [url.key, url]));
  return [
    ...seen.values(),
    { key: 'access_token', value: String(token) },
    { key: 'file', value: 'README.md' },
  ];
}

/** The variable of a service, by its port in the document (3.0, 3.1). */
const variableOf: Readonly<Record<string, string>> = {
  '8094': 'baseUrl',
  '8088': 'uploadUrl',
  '8089': 'filesUrl',
};

function serversOf(node: SpecNode): { url: string; port: string }[] {
  const own = Array.isArray(node.servers) ? node.servers.filter(isNode).map(({ url }) => String(url)) : [];
  const below = Object.values(isNode(node.paths) ? node.paths : {}).flatMap(item =>
    isNode(item) ? serversOf(item) : [],
  );
  return [...own.map(url => ({ url, port: new URL(url).port })), ...below];
}

function itemOf(root: SpecNode, { id, path, method, pointer, node, pathItem }: RawOperation) {
  const [server] = serversOf(pathItem);
  const listed = Array.isArray(node.parameters) ? node.parameters : [];
  const parameters = listed.map((_, index) => follow(root, below(pointer, 'parameters', index)).node);
  const query = parameters
    .filter(parameter => parameter.in === 'query')
    .map(({ name, description, example }) => ({
      key: String(name),
      value: name === 'access_token' ? '{{access_token}}' : String(example ?? ''),
      description: String(description),
    }));
  const names = new Map(parameters.map(({ name, example }) => [String(name), String(example)]));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => names.get(name) ?? '');
  const host = `{{${variableOf[server?.port ?? '8094'] ?? 'baseUrl'}}}`;
  const search = query.map(({ key, value }) => `${key}=${value}`).join('&');
  const answersJson = id !== 'getFile';
  return {
    name: String(node.summary),
    ...(answersJson && { event: [{ listen: 'test', script: { type: 'text/javascript', exec: isSuccess } }] }),
    request: {
      method: method.toUpperCase(),
      description: String(node.description),
      header: [],
      url: {
        raw: `${host}${filled}${search === '' ? '' : `?${search}`}`,
        host: [host],
        path: filled.split('/').slice(1),
        query,
      },
      ...(isNode(node.requestBody) && { body: { mode: 'formdata', formdata: formOf(root, pointer) } }),
    },
  };
}

function formOf(root: SpecNode, pointer: string) {
  const at = below(pointer, 'requestBody', 'content', 'multipart/form-data', 'schema');
  const { node: form } = follow(root, at);
  return Object.entries(isNode(form.properties) ? form.properties : {}).map(([key, field]) => {
    const { contentMediaType, description, example } = isNode(field) ? field : {};
    return contentMediaType === undefined
      ? { key, type: 'text', value: String(example ?? ''), description: String(description) }
      : { key, type: 'file', src: '{{file}}', description: String(description) };
  });
}
