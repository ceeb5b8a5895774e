// Sends each operation's examples as the form of Swagger UI does, which is made of swagger-client.
// Usage: node swagger.mjs DOCUMENT(JSON) BASE; prints { operation: { url, code } }.
import { readFileSync } from 'node:fs';
import SwaggerClient from 'swagger-client';

const [file, base] = process.argv.slice(2);
const client = await new SwaggerClient({
  spec: JSON.parse(readFileSync(file, 'utf8')),
  authorizations: { token: { value: 'mock-100164' } },
});
const found = {};
for (const item of Object.values(client.spec.paths)) {
  for (const operation of [item.get, item.post]) {
    if (!operation || operation.requestBody?.content['multipart/form-data']) continue;
    const parameters = Object.fromEntries(
      (operation.parameters ?? [])
        .filter(({ name }) => name !== 'access_token')
        .map(({ name, example }) => [name, example]),
    );
    const request = SwaggerClient.buildRequest({
      spec: client.spec,
      operationId: operation.operationId,
      parameters: { access_token: 'mock-100164', ...parameters },
      securities: { authorized: { token: { value: 'mock-100164' } } },
      server: base,
    });
    if (new URL(request.url).origin !== base) request.url = request.url.replace(/^https?:\/\/[^/]+/, base);
    const answer = await (await fetch(request.url, request)).text();
    const code = answer.startsWith('{') ? JSON.parse(answer).resultCode : 'file';
    found[operation.operationId] = { url: request.url, code };
  }
}
process.stdout.write(JSON.stringify(found));
